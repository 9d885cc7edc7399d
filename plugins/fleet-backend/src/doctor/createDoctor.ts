import type { Clock } from '../clock';
import type { FleetConfig } from '../config';
import type { EntitySelector } from '../entities/EntitySelector';
import type { FleetRuntime } from '../FleetRuntime';
import { annotationHints } from './annotationHints';
import { Doctor } from './Doctor';

/** The doctor of a running portal: clusters are those that the model knows. */
export function createDoctor(options: {
  config: FleetConfig;
  runtime: Pick<
    FleetRuntime,
    'model' | 'allHubClients' | 'hubEntries' | 'spokeAccess' | 'spokeEntries'
  >;
  entities: { selectors(): EntitySelector[] };
  clock: Clock;
}): Doctor {
  const { config, runtime, entities, clock } = options;
  const { model, allHubClients, spokeAccess } = runtime;
  return new Doctor({
    config: {
      ...config,
      get hubs() {
        return runtime.hubEntries;
      },
      get spokes() {
        return runtime.spokeEntries;
      },
    },
    hubClients: allHubClients,
    spokeAccess,
    clusters: async hub => {
      const clusters = [...(model.hub(hub)?.clusters.values() ?? [])];
      return clusters.length > 0 ? clusters : undefined;
    },
    quarantined: hub => model.hub(hub)?.voice.quarantined ?? [],
    annotations: () => annotationHints(entities.selectors(), model.hubs()),
    clock,
  });
}
