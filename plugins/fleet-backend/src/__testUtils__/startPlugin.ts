import { setTimeout } from 'node:timers/promises';
import { rootHealthServiceFactory } from '@backstage/backend-defaults/rootHealth';
import {
  BackendFeature,
  coreServices,
  createServiceFactory,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import {
  MetricsService,
  metricsServiceRef,
} from '@backstage/backend-plugin-api/alpha';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  SignalPayload,
  signalsServiceRef,
} from '@backstage/plugin-signals-node';
import type { JsonObject } from '@backstage/types';
import { FleetClient } from '@fleet-portal/backstage-plugin-fleet-common';
import { fleetPlugin } from '../plugin';

/**
 * The whole plugin in a real backend, with the configuration under `fleet`.
 *
 * @param options.config - instead of that, one that may change
 */
export async function startPlugin(
  fleet: JsonObject,
  options: {
    entities?: Entity[];
    metrics?: MetricsService;
    config?: RootConfigService;
    /** Besides the plugin itself. */
    features?: BackendFeature[];
  } = {},
) {
  const signals: SignalPayload[] = [];
  const { config, metrics } = options;
  const backend = await startTestBackend({
    features: [
      fleetPlugin,
      ...(options.features ?? []),
      rootHealthServiceFactory,
      ...(metrics
        ? [
            createServiceFactory({
              service: metricsServiceRef,
              deps: {},
              factory: () => metrics,
            }),
          ]
        : []),
      config
        ? createServiceFactory({
            service: coreServices.rootConfig,
            deps: {},
            factory: () => config,
          })
        : mockServices.rootConfig.factory({ data: { fleet } }),
      catalogServiceMock.factory({ entities: options.entities ?? [] }),
      createServiceFactory({
        service: signalsServiceRef,
        deps: {},
        factory: () => ({
          async publish(signal: SignalPayload) {
            signals.push(signal);
          },
        }),
      }),
    ],
  });
  // Whoever asks ends connections: where the process stood still for a while, a
  // server that does so as well would reset one on which it is being asked.
  backend.server.keepAliveTimeout = 0;
  const url = `http://127.0.0.1:${backend.server.port()}`;
  const client = new FleetClient({
    baseUrl: async () => `${url}/api/fleet`,
    fetch: (target, init) => fetch(target, init),
  });
  return { client, signals, url, stop: () => backend.stop() };
}

/** Asks again until the answer is as expected; the error of the last try otherwise. */
export async function eventually<T>(
  ask: () => Promise<T>,
  expected: (answer: T) => void,
  withinMs = 60_000,
): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    const answer = await ask();
    try {
      expected(answer);
      return answer;
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    // What is waited for may hang on timers: let them run between two tries.
    await setTimeout(20);
  }
}
