import type {
  AuthService,
  DatabaseService,
  DiscoveryService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { FleetMetrics } from '@fleet-portal/backstage-plugin-fleet-node';
import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock';
import type { FleetConfig } from '../config';
import type { EntityLinks } from '../domain/facts';
import { watchedFigures } from '../domain/upgrades/slo';
import type { HistoryStore } from '../history';
import type { SpokeVoices } from '../model/FleetModel';
import type { ManagementClusters } from '../provisioning/ManagementClusters';
import type { FleetAuthorizer } from '../service/FleetAuthorizer';
import type { FleetViews } from '../service/FleetViews';
import type { GitTrees } from '../service/PlacementEvaluator';
import { callerName } from '../service/operations/callerName';
import { AuthorizedUpgradesService } from '../service/upgrades/AuthorizedUpgradesService';
import { DefaultUpgradesService } from '../service/upgrades/DefaultUpgradesService';
import { ManifestReader } from '../service/upgrades/ManifestReader';
import { PlanReader } from '../service/upgrades/PlanReader';
import { SloReader } from '../service/upgrades/SloReader';
import type { UpgradesService } from '../service/upgrades/UpgradesService';
import { followStop } from './followStop';
import { ScaffolderTasks } from './ScaffolderTasks';
import { StopBook } from './StopBook';
import { tellStop } from './tellStop';
import { scheduleWatch } from './watchUpgrade';

export interface UpgradesOptions {
  config: Pick<FleetConfig, 'upgrades' | 'metrics' | 'notifications'>;
  views: FleetViews;
  spokes: SpokeVoices;
  clusters: Pick<ManagementClusters, 'known'>;
  metrics: FleetMetrics;
  git: GitTrees;
  history: () => HistoryStore | undefined;
  caller: FleetAuthorizer;
  auth: AuthService;
  discovery: DiscoveryService;
  /** Who owns the clusters. */
  entities: Pick<EntityLinks, 'clusterEntity'>;
  notifications: NotificationService;
  database: DatabaseService;
  logger: LoggerService;
  clock: Clock;
}

/** The service, and how to begin to look whether an objective is missed. */
export function createUpgrades(options: UpgradesOptions): {
  upgrades: UpgradesService;
  watch(scheduler: SchedulerService): Promise<void>;
} {
  const { auth, caller, clock, logger, metrics, history } = options;
  const { upgrades: config, metrics: metricsConfig } = options.config;
  const { slo, onStop } = config;
  const now = () => clock.now();
  const stops = new StopBook(options);
  const plans = new PlanReader({
    ...options,
    config,
    stops,
    manifests: new ManifestReader({ ...options, now }),
    slo:
      slo &&
      new SloReader({
        slo,
        requests: metricsConfig.requests,
        metrics,
        history,
      }),
    now,
  });
  const inner = new DefaultUpgradesService({
    ...options,
    plans,
    stops,
    watched: watchedFigures(slo),
    nameOf: credentials => callerName(auth, credentials),
    newId: randomUUID,
    now,
  });
  return {
    upgrades: new AuthorizedUpgradesService({ inner, caller }),
    watch: async scheduler => {
      if (!config.version || !slo) return;
      const { checkEveryMs } = slo;
      const templates = new ScaffolderTasks(options);
      const links = options.entities;
      await scheduleWatch({
        plans,
        stops,
        logger,
        newId: randomUUID,
        now,
        tell: stop =>
          tellStop(stop, {
            ...options,
            config: options.config.notifications,
            links,
          }),
        follow: async version => {
          if (!onStop) return;
          await followStop(version, { onStop, stops, templates, logger, now });
        },
        scheduler,
        checkEveryMs,
      });
    },
  };
}
