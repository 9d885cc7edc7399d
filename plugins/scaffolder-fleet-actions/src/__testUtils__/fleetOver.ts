import {
  ApplicationSummary,
  ClusterNetworkDetail,
  ClusterRecoveryDetail,
  FleetClient,
  FleetEventView,
  PlacementCluster,
  Region,
  PreviewResponse,
  previewRequestSchema,
  Source,
  UpgradesResponse,
} from '@fleet-portal/backstage-plugin-fleet-common';
import {
  buildApplication,
  buildApplicationSet,
  buildCluster,
  PresentApplication,
  previewOver,
} from '@fleet-portal/backstage-plugin-fleet-common/testUtils';
import type { FleetServiceClient } from '@fleet-portal/backstage-plugin-fleet-node';

type Hubs = Record<string, PlacementCluster[]>;

/** An Application, and what runs of it; Healthy unless it is given otherwise. */
export type RunningApplication = PresentApplication &
  Pick<Partial<ApplicationSummary>, 'version' | 'state'>;

export interface FleetOptions {
  present?: () => RunningApplication[];
  /** How well it was heard. */
  sources?: Source[];
  /** What previews count and do not name. */
  hidden?: PreviewResponse['hidden'];
  /** What the history has, newest first. */
  events?: FleetEventView[];
  /** What is known of backups, by cluster. */
  recovery?: () => ClusterRecoveryDetail['recovery'][];
  /** What is known of their networks. */
  networks?: () => ClusterNetworkDetail['network'][];
  regions?: () => Region[];
  upgrades?: () => UpgradesResponse['plan'];
}

/**
 * A fleet backend without a network: these clusters, and unless they are given
 * no Applications, placed by the real engine. Both are asked anew for each
 * answer. The label `env` is the environment.
 */
export function fleetOver(
  hubsNow: () => Hubs,
  {
    present = () => [],
    sources = [],
    hidden,
    events = [],
    recovery = () => [],
    networks = () => [],
    regions = () => [],
    upgrades = () => undefined,
  }: FleetOptions = {},
): FleetServiceClient {
  const envelope = { version: 1, epoch: 'e', sources };
  const environmentOf = (hubs: Hubs, hub: string, cluster: string) =>
    hubs[hub]?.find(({ name }) => name === cluster)?.labels.env;
  const answers: Record<
    string,
    (hubs: Hubs, query: URLSearchParams, body: unknown) => unknown
  > = {
    '/placement/preview': (hubs, _, body) => ({
      ...previewOver(
        hubs,
        previewRequestSchema.parse(body),
        sources,
        present(),
      ),
      hidden,
    }),
    '/recovery/regions': () => ({
      ...envelope,
      production: ['prod'],
      items: regions(),
    }),
    '/upgrades': () => ({ ...envelope, plan: upgrades() }),
    '/upgrades/stop': () => ({ ...envelope, plan: upgrades() }),
    '/vocabulary': hubs => ({
      ...envelope,
      hubs: Object.keys(hubs),
      labels: {},
      environments: ['staging', 'prod'],
      projects: [],
    }),
    '/clusters': hubs => ({
      ...envelope,
      items: Object.entries(hubs).flatMap(([hub, clusters]) =>
        clusters.map(({ name, server, labels }) =>
          buildCluster({
            ref: { hub, name },
            server,
            labels: { ...labels },
            environment: labels.env,
            region: labels.region,
          }),
        ),
      ),
    }),
    '/applicationsets': () => ({
      ...envelope,
      items: applicationSetsOf(present()),
    }),
    '/applications': (hubs, query) => {
      const items = present()
        .filter(one => one.applicationSet === query.get('applicationSet'))
        .map(({ hub, applicationSet, name, cluster, ...rest }) =>
          buildApplication({
            ref: { hub, namespace: 'argocd', name },
            service: applicationSet,
            applicationSet,
            cluster,
            environment: environmentOf(hubs, hub, cluster),
            ...rest,
          }),
        );
      const offset = Number(query.get('offset'));
      const page = items.slice(offset, offset + Number(query.get('limit')));
      return { ...envelope, total: items.length, items: page };
    },
    '/events': (_, query) => ({
      ...envelope,
      history: { status: 'ok' },
      items: events.filter(
        ({ kind, service, environment }) =>
          kind === query.get('kind') &&
          service === query.get('service') &&
          environment === query.get('environment'),
      ),
    }),
  };
  return {
    forCredentials: () =>
      new FleetClient({
        baseUrl: async () => 'http://fleet.invalid',
        fetch: async (url, init) => {
          init?.signal?.throwIfAborted();
          const { pathname, searchParams } = new URL(url);
          const body = init?.body && JSON.parse(String(init.body));
          const known = recovery().find(
            ({ ref: { hub, name } }) =>
              pathname === `/clusters/${hub}/${name}/recovery`,
          );
          if (known) return Response.json({ ...envelope, recovery: known });
          const network = networks().find(
            ({ ref: { hub, name } }) =>
              pathname === `/clusters/${hub}/${name}/networking`,
          );
          if (network) return Response.json({ ...envelope, network });
          const answer = answers[pathname];
          return answer
            ? Response.json(answer(hubsNow(), searchParams, body))
            : Response.json({}, { status: 404, statusText: 'Not Found' });
        },
      }),
  };
}

function applicationSetsOf(present: readonly PresentApplication[]) {
  const refs = present.map(({ hub, applicationSet }) => ({
    hub,
    namespace: 'argocd',
    name: applicationSet,
  }));
  const byRef = new Map(refs.map(ref => [JSON.stringify(ref), ref]));
  return [...byRef.values()].map(ref =>
    buildApplicationSet({ ref, service: ref.name }),
  );
}
