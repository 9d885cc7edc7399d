import type {
  AuthService,
  LoggerService,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type {
  HubClient,
  HubOperations,
} from '@fleet-portal/backstage-plugin-fleet-node';
import type { Clock } from '../clock';
import type { FleetConfig } from '../config';
import { EntityIndex } from '../entities/EntityIndex';
import { refreshRegularly } from '../entities/refreshRegularly';
import type { FleetView } from '../domain/FleetView';
import type { HistoryStore } from '../history';
import type { FleetModel, SpokeVoices } from '../model/FleetModel';
import { KeptDecisions } from '../permissions/KeptDecisions';
import { createRightsReader } from '../permissions/operationRights';
import { registerPermissions } from '../permissions/registerPermissions';
import { ApplicationDetails } from './ApplicationDetails';
import { ApplicationReader } from './ApplicationReader';
import { ApplicationSetReader } from './ApplicationSetReader';
import { AuthorizedFleetService } from './AuthorizedFleetService';
import { ChangeReader } from './ChangeReader';
import { ClusterReader } from './ClusterReader';
import { CommitBook } from './CommitBook';
import { CommitFollower } from './CommitFollower';
import { DefaultFleetService } from './DefaultFleetService';
import { callerName } from './operations/callerName';
import { EntityReader } from './EntityReader';
import { EventReader } from './EventReader';
import { FleetAuthorizer } from './FleetAuthorizer';
import { FleetReader } from './FleetReader';
import type { FleetService } from './FleetService';
import { FleetViews } from './FleetViews';
import { AuthorizedOperationService } from './operations/AuthorizedOperationService';
import { DefaultOperationService } from './operations/DefaultOperationService';
import { OperationOffers } from './operations/OperationOffers';
import type { OperationService } from './operations/OperationService';
import { PlacementCache } from './PlacementCache';
import type { GitTrees } from './PlacementEvaluator';
import { HubWords } from './HubWords';
import { PlacementPreview } from './PlacementPreview';
import { ReadinessReader } from './ReadinessReader';
import { RolloutReader } from './RolloutReader';
import { VoiceLog } from './VoiceLog';

const noGit: GitTrees = { trees: async () => () => undefined };

export interface FleetServiceDependencies {
  readonly config: Pick<
    FleetConfig,
    | 'staleAfterMs'
    | 'environments'
    | 'readiness'
    | 'preview'
    | 'operations'
    | 'permissions'
  >;
  readonly model: FleetModel;
  readonly spokes: SpokeVoices;
  /** Of the hubs that may be asked, by name. */
  readonly hubClients: ReadonlyMap<string, HubClient>;
  /** Of the hubs that take operations, by name. */
  readonly hubOperations: ReadonlyMap<string, HubOperations>;
  /** Files for generators that read Git; they are unsupported without it. */
  readonly git?: GitTrees;
  /** What was recorded; without it only what the hubs remember. */
  readonly history?: () => HistoryStore | undefined;
  readonly catalog: CatalogService;
  readonly auth: AuthService;
  readonly permissions: PermissionsService;
  readonly permissionsRegistry: PermissionsRegistryService;
  readonly logger: LoggerService;
  readonly clock: Clock;
}

/** The service that the routes use, and how to end what it keeps going. */
export interface RunningFleetService {
  readonly service: FleetService;
  readonly operations: OperationService;
  readonly entities: EntityIndex;
  /** What services of other areas answer from, and for whom; only for reading. */
  readonly views: FleetViews;
  readonly caller: FleetAuthorizer;
  /** The whole fleet as of now, for what tells of it without a reader. */
  view(): Promise<FleetView>;
  stop(): void;
}

/**
 * Puts the reasoning side together: registers the permissions, and begins to
 * follow the model and the catalog.
 */
export function createFleetService(
  dependencies: FleetServiceDependencies,
): RunningFleetService {
  const { config, model, spokes, clock, logger } = dependencies;
  const now = () => clock.now();
  const entities = new EntityIndex(dependencies);
  const views = new FleetViews({
    model,
    spokes,
    links: entities,
    rules: config.environments,
    staleAfterMs: config.staleAfterMs,
    now,
  });
  const voices = new VoiceLog({
    model,
    spokes,
    isHeard: hub => views.isHeard(hub),
  });
  const placements = new PlacementCache();
  const store = dependencies.history ?? (() => undefined);
  const clients = dependencies.hubClients;
  const commits = new CommitBook({ store, clients, now, logger });
  const details = new ApplicationDetails({ clients, now, logger });
  const hubs = dependencies.hubOperations;
  const offers = new OperationOffers({ enabled: config.operations, hubs });
  const events = new EventReader({ store, now, logger });
  const rollouts = new RolloutReader({
    events,
    commits,
    placements: placements.of,
    now,
  });
  const readiness = new ReadinessReader({ spokes, ...config.readiness });
  const inner = new DefaultFleetService({
    views,
    readers: {
      fleet: new FleetReader({ views, placements, now }),
      clusters: new ClusterReader({ views, spokes, offers, readiness, now }),
      applications: new ApplicationReader({
        views,
        details,
        commits,
        events,
        offers,
        now,
      }),
      applicationSets: new ApplicationSetReader({ views, placements, now }),
      entities: new EntityReader({
        views,
        entities,
        placements: placements.of,
        rollouts,
        commits,
        events,
        now,
      }),
      changes: new ChangeReader({ model, views, voices, now }),
      rollouts,
      preview: new PlacementPreview({
        git: dependencies.git ?? noGit,
        repositories: config.preview.repositories,
        hubWords: new HubWords({
          config: config.preview,
          clients,
          logger,
          now,
        }),
      }),
    },
  });
  const registry = dependencies.permissionsRegistry;
  registerPermissions(registry, () => views.view().view);
  const { permissions, auth } = dependencies;
  const enabled = config.operations;
  const authorizer = (reading: PermissionsService) =>
    new FleetAuthorizer({
      permissions,
      reading,
      registry,
      rights: createRightsReader({ permissions: reading, registry, enabled }),
    });
  const keepMs = config.permissions.keepDecisionsMs;
  const kept = new KeptDecisions({ permissions, auth, keepMs, now });
  const caller = authorizer(kept);
  // A right that was revoked ends at once where something is changed.
  const operator = authorizer(permissions);
  const service = new AuthorizedFleetService({ inner, caller });
  const operations = new AuthorizedOperationService({
    inner: new DefaultOperationService({
      views,
      offers,
      hubs,
      details,
      nameOf: credentials => callerName(auth, credentials),
      now,
    }),
    authorized: context => operator.authorized(context),
  });
  const stops = [
    views.start(),
    voices.start(),
    new CommitFollower({ model, commits, clock }).start(),
    refreshRegularly(entities, clock),
  ];
  return {
    service,
    operations,
    entities,
    views,
    caller,
    view: async () => (await views.viewInTurns()).view,
    stop: () => stops.forEach(stop => stop()),
  };
}
