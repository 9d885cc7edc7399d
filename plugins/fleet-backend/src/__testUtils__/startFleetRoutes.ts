import {
  BackendFeature,
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { PolicyDecision } from '@backstage/plugin-permission-common';
import {
  AuthorizeResult,
  DefinitivePolicyDecision,
} from '@backstage/plugin-permission-common';
import { FleetClient } from '@fleet-portal/backstage-plugin-fleet-common';
import type {
  HubClient,
  HubOperations,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { defaultEnvironmentRules } from '../domain/environments';
import { defaultReadinessConfig } from '../readinessConfig';
import { defaultPreviewConfig, PreviewConfig } from '../previewConfig';
import type { OperationsConfig } from '../operationsConfig';
import type { HistoryStore } from '../history';
import { createOperationRouter, createRouter } from '../router';
import { createFleetService, FleetService, GitTrees } from '../service';
import { NOW } from './builders';
import { FakeFleetModel } from './FakeFleetModel';
import { FakeSpokeVoices } from './FakeSpokeVoices';
import { fleetWorld } from './fleetWorld';

/** What the policy says, by name of the permission; allowed when it is silent. */
export type Decisions = Record<string, PolicyDecision | undefined>;

export interface FleetRoutesOptions {
  model?: FakeFleetModel;
  spokes?: FakeSpokeVoices;
  entities?: Entity[];
  hubClients?: HubClient[];
  hubOperations?: HubOperations[];
  /** Switched on; none by default. */
  operations?: OperationsConfig;
  /** Hubs are not asked by default. */
  preview?: PreviewConfig;
  decisions?: Decisions;
  /** The policy is asked every time by default. */
  keepDecisionsMs?: number;
  git?: GitTrees;
  history?: () => HistoryStore | undefined;
  now?: () => number;
  /** More of the same backend. */
  features?: BackendFeature[];
}

/** The routes of the plugin in a real backend, over fakes of model and spokes. */
export async function startFleetRoutes(options: FleetRoutesOptions = {}) {
  const model = options.model ?? new FakeFleetModel(fleetWorld());
  const spokes = options.spokes ?? new FakeSpokeVoices();
  const decisions = options.decisions ?? {};
  const allow: DefinitivePolicyDecision = { result: AuthorizeResult.ALLOW };
  const decide = (name: string): PolicyDecision => decisions[name] ?? allow;
  const permissions = mockServices.permissions.mock({
    authorize: async requests =>
      requests.map(({ permission }) => ({
        result:
          decide(permission.name).result === AuthorizeResult.ALLOW
            ? AuthorizeResult.ALLOW
            : AuthorizeResult.DENY,
      })),
    authorizeConditional: async requests =>
      requests.map(({ permission }) => decide(permission.name)),
  });
  const auditor = mockServices.auditor.mock();
  const events: { eventId: string; outcome: string }[] = [];
  auditor.createEvent.mockImplementation(async ({ eventId }) => ({
    success: async () => void events.push({ eventId, outcome: 'success' }),
    fail: async () => void events.push({ eventId, outcome: 'fail' }),
  }));
  const clock = { now: options.now ?? (() => NOW), after: () => () => {} };
  let service: FleetService | undefined;
  const plugin = createBackendPlugin({
    pluginId: 'fleet',
    register(env) {
      env.registerInit({
        deps: {
          auth: coreServices.auth,
          catalog: catalogServiceRef,
          httpAuth: coreServices.httpAuth,
          httpRouter: coreServices.httpRouter,
          logger: coreServices.logger,
          permissionsRegistry: coreServices.permissionsRegistry,
        },
        async init(deps) {
          const clients = options.hubClients ?? [];
          const running = createFleetService({
            ...deps,
            config: {
              staleAfterMs: 60_000,
              environments: defaultEnvironmentRules,
              readiness: defaultReadinessConfig,
              preview: options.preview ?? defaultPreviewConfig,
              operations: options.operations ?? new Set(),
              permissions: { keepDecisionsMs: options.keepDecisionsMs ?? 0 },
            },
            model,
            spokes,
            hubClients: new Map(clients.map(one => [one.hub, one])),
            hubOperations: new Map(
              (options.hubOperations ?? []).map(one => [one.hub, one]),
            ),
            git: options.git,
            history: options.history,
            permissions,
            clock,
          });
          await running.entities.refresh();
          service = running.service;
          const { httpAuth } = deps;
          const { operations } = running;
          deps.httpRouter.use(createRouter({ service, httpAuth, auditor }));
          deps.httpRouter.use(
            createOperationRouter({ operations, httpAuth, auditor }),
          );
        },
      });
    },
  });
  const { server } = await startTestBackend({
    features: [
      plugin,
      catalogServiceMock.factory({ entities: options.entities ?? [] }),
      ...(options.features ?? []),
    ],
  });
  // As in startPlugin.
  server.keepAliveTimeout = 0;
  const client = new FleetClient({
    baseUrl: async () => `http://localhost:${server.port()}/api/fleet`,
    fetch: (url, init) => fetch(url, init),
  });
  if (!service) throw new Error('The routes were not set up');
  return { server, client, service, model, spokes, events, auditor };
}
