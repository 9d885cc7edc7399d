import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  ApplicationListItem,
  FleetClient,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { portalConfig, startFleet } from '@fleet-portal/fleet-simulator';
import { eventually } from '../../../__testUtils__/startPlugin';
import { fleetPlugin } from '../../../plugin';
import type { KnownNames } from './settings';

/** The plugin in front of the demo fleet, and the names of what is there. */
export async function startFuzzedPlugin() {
  const token = mockCredentials.user.token();
  const fleet = await startFleet();
  const backend = await startTestBackend({
    features: [
      fleetPlugin,
      mockServices.rootConfig.factory({
        data: { fleet: portalConfig(fleet.urls).fleet } as never,
      }),
      mockServices.httpAuth.factory({
        defaultCredentials: mockCredentials.none(),
      }),
      catalogServiceMock.factory({ entities: [] }),
      createServiceFactory({
        service: signalsServiceRef,
        deps: {},
        factory: () => ({ publish: async () => {} }),
      }),
    ],
  });
  const url = `http://127.0.0.1:${backend.server.port()}/api/fleet`;
  const client = new FleetClient({
    baseUrl: async () => url,
    fetch: (target, init) =>
      fetch(target, {
        ...init,
        headers: { ...init?.headers, Authorization: `Bearer ${token}` },
      }),
  });
  return {
    url,
    token,
    names: await namesOf(client),
    async stop() {
      await backend.stop();
      await fleet.stop();
    },
  };
}

/** As soon as everything was heard, which takes a busy machine a while. */
async function namesOf(client: FleetClient): Promise<KnownNames> {
  const patience = 10 * 60_000;
  const heard = ({ length }: { length: number }) => {
    if (length === 0) throw new Error('It is not heard yet');
  };
  const { hubs } = await eventually(
    () => client.getOverview(),
    answer =>
      answer.hubs.forEach(({ applications }) =>
        heard({ length: applications }),
      ),
    patience,
  );
  const [{ name: hub }] = hubs;
  // Clusters may be heard after what is deployed to them.
  const isWhole = ({ cluster, record }: ApplicationListItem) =>
    cluster !== null && record?.history.length;
  const { items } = await eventually(
    () => client.getApplications({ hub, expand: 'record' }),
    answer => heard(answer.items.filter(isWhole)),
    patience,
  );
  const some = items.filter(isWhole).slice(0, 5);
  const of = (pick: (one: (typeof some)[0]) => string | undefined) =>
    [...new Set(some.map(pick))].filter(name => name !== undefined);
  const { items: sets } = await eventually(
    () => client.getApplicationSets(),
    answer => heard(answer.items),
    patience,
  );
  const { items: provisioned } = await eventually(
    () => client.provisioning.getProvisioning(),
    answer => heard(answer.items),
    patience,
  );
  const services = of(one => one.service);
  return [
    ['hubs', { hub: [hub] }],
    ['clusters', { hub: [hub], name: of(one => one.cluster ?? undefined) }],
    [
      'applications',
      {
        hub: [hub],
        namespace: of(one => one.ref.namespace),
        name: of(one => one.ref.name),
        revision: of(one => one.record?.history[0]?.revisions[0]),
      },
    ],
    ['applicationsets', namesOfRefs(sets.map(({ ref }) => ref))],
    ['provisioning', namesOfRefs(provisioned)],
    [
      'entities',
      { kind: ['component'], namespace: ['default'], name: services },
    ],
    ['rollouts', { service: services }],
  ];
}

function namesOfRefs(
  refs: readonly { hub: string; namespace: string; name: string }[],
) {
  const [{ hub, namespace }] = refs;
  const near = refs.filter(
    ref => ref.hub === hub && ref.namespace === namespace,
  );
  return {
    hub: [hub],
    namespace: [namespace],
    name: near.slice(0, 5).map(({ name }) => name),
  };
}
