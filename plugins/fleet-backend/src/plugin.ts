import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  actionsRegistryServiceRef,
  metricsServiceRef,
} from '@backstage/backend-plugin-api/alpha';
import { ConflictError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  fleetHubsExtensionPoint,
  fleetSpokesExtensionPoint,
  HubClient,
  HubOperations,
  SpokeAccess,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { randomUUID } from 'node:crypto';
import { auditedRegistry } from './actions/auditedRegistry';
import { registerActions } from './actions/registerActions';
import { systemClock } from './clock';
import { readFleetConfig } from './config';
import { createDoctor } from './doctor/createDoctor';
import { FleetRuntime } from './FleetRuntime';
import { followConfiguration } from './followConfiguration';
import { UrlReaderGitTrees } from './git/UrlReaderGitTrees';
import { HubExporter } from './export/HubExporter';
import { scheduleExports } from './export/keepExports';
import { createHistory } from './history';
import { FleetMeters } from './metrics/FleetMeters';
import { observeFleet } from './metrics/observeFleet';
import { announceFleet } from './notifications';
import { createNetworking } from './networking/createNetworking';
import { createObservability } from './observability/createObservability';
import { createProvisioning } from './provisioning/createProvisioning';
import { createRecovery } from './recovery/createRecovery';
import { Lease } from './replicas/Lease';
import {
  createDoctorRouter,
  createExportRouter,
  createNetworkingRouter,
  createObservabilityRouter,
  createOpenApiRouter,
  createOperationRouter,
  createProvisioningRouter,
  createRecoveryRouter,
  createRouter,
  createUpgradesRouter,
  unknownRoute,
} from './router';
import { createFleetService } from './service';
import { publishVersions } from './signals/publishVersions';
import { createUpgrades } from './upgrades/createUpgrades';

/** The fleet backend: wiring only. */
export const fleetPlugin = createBackendPlugin({
  pluginId: 'fleet',
  register(env) {
    const hubClients: HubClient[] = [];
    const hubOperations: HubOperations[] = [];
    const spokeAccess: SpokeAccess[] = [];
    env.registerExtensionPoint(fleetHubsExtensionPoint, {
      addHubClient(client, operations) {
        if (hubClients.some(({ hub }) => hub === client.hub)) {
          throw new ConflictError(`Hub ${client.hub} was added twice`);
        }
        hubClients.push(client);
        if (operations) hubOperations.push(operations);
      },
    });
    env.registerExtensionPoint(fleetSpokesExtensionPoint, {
      addSpokeAccess(access) {
        spokeAccess.push(access);
      },
    });

    env.registerInit({
      deps: {
        actionsRegistry: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        discovery: coreServices.discovery,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        metrics: metricsServiceRef,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
        urlReader: coreServices.urlReader,
      },
      async init(deps) {
        const { lifecycle, logger, metrics, signals } = deps;
        const clock = systemClock;
        const now = () => clock.now();
        const config = readFleetConfig(deps.config);
        for (const problem of config.problems) logger.warn(problem);

        const runtime = new FleetRuntime({
          config,
          logger,
          clock,
          random: Math.random,
          epoch: randomUUID(),
          hubClients,
          hubOperations,
          spokeAccess,
          meters: new FleetMeters({ metrics, now }),
        });
        const { model, spokes } = runtime;
        const history = createHistory({ ...deps, config, clock });
        const git = new UrlReaderGitTrees({
          reader: deps.urlReader,
          integrations: ScmIntegrations.fromConfig(deps.config),
          logger,
          now,
        });
        const running = createFleetService({
          ...deps,
          config,
          model,
          spokes,
          hubClients: runtime.hubClients,
          hubOperations: runtime.hubOperations,
          history: () => history.store(),
          git,
          clock,
        });
        const { service, operations, entities, view, stop } = running;
        deps.httpRouter.use(createRouter({ ...deps, service }));
        deps.httpRouter.use(createOperationRouter({ ...deps, operations }));
        const { recovery, keep: keepRestores } = createRecovery({
          ...deps,
          ...running,
          config: config.recovery,
          model,
          spokes,
          clock,
        });
        deps.httpRouter.use(createRecoveryRouter({ ...deps, recovery }));
        const {
          provisioning,
          clusters,
          close: closeProvisioning,
        } = createProvisioning({
          ...running,
          config,
          model,
          spokes,
          spokeAccess: runtime.spokeAccess,
          clock,
        });
        deps.httpRouter.use(
          createProvisioningRouter({ ...deps, provisioning }),
        );
        const following = followConfiguration({
          config: deps.config,
          known: config.problems,
          logger,
          onChange: read => clusters.reconsider(runtime.follow(read)),
        });
        const {
          metrics: fleetMetrics,
          observability,
          close: closeMetrics,
        } = createObservability({
          ...running,
          config: config.metrics,
          hubClients: runtime.hubClients,
          spokes,
          clock,
        });
        deps.httpRouter.use(
          createObservabilityRouter({ ...deps, observability }),
        );
        const networking = createNetworking({
          ...running,
          spokes,
          metrics: fleetMetrics,
          clock,
        });
        deps.httpRouter.use(createNetworkingRouter({ ...deps, networking }));
        const { upgrades, watch: watchUpgrades } = createUpgrades({
          ...deps,
          ...running,
          config,
          spokes,
          clusters,
          metrics: fleetMetrics,
          git,
          history: () => history.store(),
          clock,
        });
        deps.httpRouter.use(createUpgradesRouter({ ...deps, upgrades }));
        const doctor = createDoctor({ config, runtime, entities, clock });
        deps.httpRouter.use(createDoctorRouter({ ...deps, doctor }));
        const exporter = new HubExporter({
          clients: runtime.allHubClients,
          now,
        });
        deps.httpRouter.use(createExportRouter({ ...deps, exporter }));
        deps.httpRouter.use(createOpenApiRouter(deps));
        deps.httpRouter.use(unknownRoute);
        const registry = auditedRegistry({
          ...deps,
          registry: deps.actionsRegistry,
        });
        registerActions(registry, service);
        const stopHistory = history.record({ model, spokes, links: entities });
        const stopAnnouncing = announceFleet({
          ...deps,
          config,
          view,
          lease: new Lease({
            name: 'announcements',
            holder: randomUUID(),
            database: deps.database,
            clock,
          }),
          clock,
        });
        // No answer is as it was when the catalog says something else of it.
        entities.subscribe(() => model.touchEverything());
        const stopSignals = publishVersions({ model, signals, clock, logger });
        const stopObserving = observeFleet({ metrics, model, spokes, now });

        lifecycle.addShutdownHook(async () => {
          following.stop();
          stopSignals();
          stopObserving();
          stop();
          await stopAnnouncing();
          await stopHistory();
          await closeProvisioning();
          await closeMetrics();
          await runtime.stop();
        });
        await keepRestores(deps.scheduler);
        await watchUpgrades(deps.scheduler);
        await scheduleExports({
          ...deps,
          config: config.export,
          exporter,
          isMuted: hub => model.hub(hub)?.voice.state === 'disabled',
        });
        runtime.start();
      },
    });
  },
});
