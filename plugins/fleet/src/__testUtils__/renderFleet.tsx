import { ReactElement } from 'react';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { SignalApi, signalApiRef } from '@backstage/plugin-signals-react';
import { fleetSignalChannel } from '@fleet-portal/backstage-plugin-fleet-common';
import {
  BUILT_AT,
  FakeFleet,
} from '@fleet-portal/backstage-plugin-fleet-common/testUtils';
import { fleetApiRef } from '../api';
import { Clock, ClockContext } from '../components/time';
import { FleetProvider } from '../FleetProvider';
import { FleetLinks } from '../hooks';

/** Addresses that say in a test where a link leads. */
export const testLinks: FleetLinks = {
  overview: () => '/fleet',
  clusters: () => '/fleet/clusters',
  cluster: ({ hub, name }) => `/fleet/clusters/${hub}/${name}`,
  applicationSets: () => '/fleet/applicationsets',
  applicationSet: ref =>
    `/fleet/applicationsets/${ref.hub}/${ref.namespace}/${ref.name}`,
  application: ref =>
    `/fleet/applications/${ref.hub}/${ref.namespace}/${ref.name}`,
  rollouts: () => '/fleet/rollouts',
  rollout: (service, id) =>
    `/fleet/rollouts/${service}${id === undefined ? '' : `?id=${id}`}`,
  readiness: () => '/fleet/readiness',
  upgrades: () => '/fleet/upgrades',
  provisioning: () => '/fleet/provisioning',
  provisionedCluster: ({ hub, namespace, name }) =>
    `/fleet/provisioning/${hub}/${namespace}/${name}`,
  recovery: () => '/fleet/recovery',
  clusterRecovery: ({ hub, name }) => `/fleet/recovery/clusters/${hub}/${name}`,
  regions: (environment, region) =>
    environment === undefined
      ? '/fleet/recovery/regions'
      : `/fleet/recovery/regions?env=${environment}&region=${region}`,
  networking: () => '/fleet/networking',
  clusterNetwork: ({ hub, name }) =>
    `/fleet/networking/clusters/${hub}/${name}`,
  hubs: () => '/fleet/hubs',
  hub: name => `/fleet/hubs/${name}`,
  doctor: () => '/fleet/doctor',
  entity: entityRef => `/catalog/${entityRef}`,
  template: name => `/create/templates/default/${name}`,
};

/** A clock that stands still at the time of the built objects. */
export const stoppedClock: Clock = {
  now: () => Date.parse(BUILT_AT),
  onTick: () => () => {},
};

/** Signals that the fake fleet sends when it changes. */
export function signalsOf(fleet: FakeFleet): SignalApi {
  return {
    subscribe: (channel, onMessage) => ({
      unsubscribe: fleet.onChange(message => {
        // The test app hands the message over as the real one does: parsed JSON.
        if (channel === fleetSignalChannel)
          onMessage(JSON.parse(JSON.stringify(message)));
      }),
    }),
  };
}

/** Renders a page or card inside an app, on a fleet in memory. */
export function renderFleet(
  element: ReactElement,
  options: {
    fleet: FakeFleet;
    at?: string;
    signals?: SignalApi;
    /** What the catalog knows. */
    entities?: Entity[];
    /** Names of the permissions that the reader lacks. */
    denied?: string[];
  },
) {
  const { fleet, at = '/fleet', signals = signalsOf(fleet) } = options;
  const { entities = [], denied = [] } = options;
  return renderInTestApp(
    <ClockContext.Provider value={stoppedClock}>
      <FleetProvider links={testLinks}>{element}</FleetProvider>
    </ClockContext.Provider>,
    {
      apis: [
        [fleetApiRef, fleet],
        [signalApiRef, signals],
        [catalogApiRef, catalogApiMock({ entities })],
        [
          permissionApiRef,
          mockApis.permission({
            authorize: ({ permission }) =>
              denied.includes(permission.name)
                ? AuthorizeResult.DENY
                : AuthorizeResult.ALLOW,
          }),
        ],
      ],
      initialRouteEntries: [at],
    },
  );
}
