import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { EntityDefaults } from './entities';

export interface ModuleConfig {
  hubs: string[];
  defaults: EntityDefaults;
  schedule: SchedulerServiceTaskScheduleDefinition;
}

const defaultSchedule: SchedulerServiceTaskScheduleDefinition = {
  frequency: { seconds: 30 },
  timeout: { minutes: 1 },
  initialDelay: { seconds: 3 },
  // Each replica asks its own model, but the catalog is shared.
  scope: 'global',
};

/** `catalog.providers.argocdFleet`, and the names of `fleet.hubs[]`. */
export function readModuleConfig(config: Config): ModuleConfig {
  const own = config.getOptionalConfig('catalog.providers.argocdFleet');
  const schedule = own?.getOptionalConfig('schedule');
  const hubs = (config.getOptionalConfigArray('fleet.hubs') ?? []).flatMap(
    hub => hub.getOptionalString('name') ?? [],
  );
  return {
    hubs: [...new Set(hubs)],
    defaults: {
      owner: own?.getOptionalString('owner') ?? 'unknown',
      system: own?.getOptionalString('system'),
      namespace: own?.getOptionalString('namespace') ?? 'default',
    },
    schedule: schedule
      ? readSchedulerServiceTaskScheduleDefinitionFromConfig(schedule)
      : defaultSchedule,
  };
}
