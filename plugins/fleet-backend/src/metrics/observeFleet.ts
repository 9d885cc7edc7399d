import type {
  MetricsService,
  MetricsServiceObservable,
  MetricsServiceObservableCallback,
} from '@backstage/backend-plugin-api/alpha';
import {
  ProbeVoice,
  probeStates,
  sourceStates,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { FleetModel, HubSnapshot, SpokeVoices } from '../model/FleetModel';

export interface ObserveFleetOptions {
  metrics: MetricsService;
  model: Pick<FleetModel, 'hubs'>;
  spokes: Pick<SpokeVoices, 'probe'>;
  now: () => number;
}

type Observe = (value: number, attributes?: Record<string, string>) => void;

/**
 * Tells the size and the age of the model whenever somebody collects metrics,
 * from memory. Every state has a value, 0 or 1, so that an alert on one does
 * not go on with the last value of a state that passed. Returns how to stop.
 */
export function observeFleet(options: ObserveFleetOptions): () => void {
  const { metrics, model, now } = options;
  const stops: (() => void)[] = [];

  const perHub = (
    instrument: MetricsServiceObservable,
    read: (hub: HubSnapshot, observe: Observe) => void,
  ) => {
    const callback: MetricsServiceObservableCallback = result => {
      for (const hub of model.hubs()) {
        const name = { 'fleet.hub.name': hub.name };
        read(hub, (value, more) => result.observe(value, { ...name, ...more }));
      }
    };
    instrument.addCallback(callback);
    stops.push(() => instrument.removeCallback(callback));
  };
  const count = (name: string, unit: string, description: string) =>
    metrics.createObservableUpDownCounter(name, { unit, description });
  const age = (name: string, description: string) =>
    metrics.createObservableGauge(name, { unit: 's', description });

  perHub(
    count(
      'fleet.hub.application.count',
      '{application}',
      'Applications in the model',
    ),
    ({ applications }, observe) => observe(applications.size),
  );
  perHub(
    count(
      'fleet.hub.application_set.count',
      '{application_set}',
      'ApplicationSets in the model',
    ),
    ({ applicationSets }, observe) => observe(applicationSets.size),
  );
  perHub(
    count('fleet.hub.cluster.count', '{cluster}', 'Clusters in the model'),
    ({ clusters }, observe) => observe(clusters.size),
  );
  perHub(
    count(
      'fleet.hub.quarantined.count',
      '{object}',
      'Objects of the last lists that could not be read',
    ),
    ({ voice }, observe) => {
      for (const kind of ['Application', 'ApplicationSet', 'Cluster']) {
        const ofKind = voice.quarantined.filter(one => one.kind === kind);
        observe(ofKind.length, { 'fleet.object.kind': kind });
      }
    },
  );
  perHub(
    count('fleet.hub.status', '{hub}', 'How a hub is heard: 1 for its state'),
    ({ voice }, observe) => {
      for (const state of sourceStates) {
        observe(voice.state === state ? 1 : 0, { 'fleet.hub.state': state });
      }
    },
  );
  perHub(
    age('fleet.hub.age', 'Time since the last word of a hub'),
    ({ voice }, observe) => {
      if (voice.state === 'disabled') return;
      observe(secondsSince(voice.heardAt ?? voice.since, now()));
    },
  );
  perHub(
    count('fleet.spoke.count', '{spoke}', 'Spokes by what their probe found'),
    (hub, observe) => {
      const states = probesOf(hub, options).map(({ state }) => state);
      for (const state of probeStates) {
        const ofState = states.filter(one => one === state);
        observe(ofState.length, { 'fleet.spoke.state': state });
      }
    },
  );
  perHub(
    age('fleet.spoke.age', 'Time since the spoke answered that is heard least'),
    (hub, observe) => {
      const ages = probesOf(hub, options).flatMap(probe => {
        const heardAt = probe.lastReachableAt ?? probe.since;
        const asked = probe.state !== 'notConfigured';
        return asked && heardAt
          ? [secondsSince(Date.parse(heardAt), now())]
          : [];
      });
      if (ages.length > 0) observe(Math.max(...ages));
    },
  );

  return () => stops.forEach(stop => stop());
}

function probesOf(
  hub: HubSnapshot,
  { spokes }: ObserveFleetOptions,
): ProbeVoice[] {
  return [...hub.clusters.keys()].map(name =>
    spokes.probe({ hub: hub.name, name }),
  );
}

function secondsSince(time: number, now: number): number {
  return Math.max(0, (now - time) / 1000);
}
