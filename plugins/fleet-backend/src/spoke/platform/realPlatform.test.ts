import { readdir } from 'fs/promises';
import { join } from 'path';
import {
  PlatformKind,
  SpokeClient,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { Fleet, startFleet } from '@fleet-portal/fleet-simulator';
import { KubeApiServer } from '../../kubernetes/__testUtils__/KubeApiServer';
import { createSpokeClient } from '../ConfiguredSpokeAccess';

const manifest = join(
  __dirname,
  '../../../../../docs/manifests/spoke-reader.yaml',
);
const { KUBEBUILDER_ASSETS: assets, FLEET_CONTRACTS: contracts } = process.env;

/** Custom resources of the demo, by the path that a real API server has them at. */
const collections = [
  'cert-manager.io/v1/clusterissuers',
  'external-secrets.io/v1/clustersecretstores',
  'kyverno.io/v1/clusterpolicies',
  'wgpolicyk8s.io/v1alpha2/policyreports',
  'velero.io/v1/backupstoragelocations',
  'velero.io/v1/schedules',
  'velero.io/v1/backups',
  'velero.io/v1/restores',
];

/** Kinds whose facts both API servers must give the same. */
const filled: PlatformKind[] = [
  'clusterIssuers',
  'clusterSecretStores',
  'clusterPolicies',
  'policyReports',
  'benchReport',
  'backupLocations',
  'backupSchedules',
  'backups',
  'restores',
  'volumeClaims',
];
const empty: PlatformKind[] = [
  'issuers',
  'secretStores',
  'clusterPolicyReports',
];

interface StoredObject {
  metadata: { name: string; namespace?: string };
  status?: object;
}

// Needs the CRDs of the add-ons, and etcd and kube-apiserver from setup-envtest.
(assets && contracts ? describe : describe.skip)(
  'how a spoke is set up, on a real API server (needs KUBEBUILDER_ASSETS and FLEET_CONTRACTS)',
  () => {
    jest.setTimeout(180_000);
    const { signal } = new AbortController();
    let fleet: Fleet;
    let server: KubeApiServer;
    let played: SpokeClient;
    let real: SpokeClient;

    beforeAll(async () => {
      fleet = await startFleet({ now: Date.UTC(2026, 10, 20, 14, 5) });
      server = await KubeApiServer.start(assets!);
      await server.apply(manifest);
      for (const addOn of [
        'cert-manager',
        'external-secrets',
        'kyverno',
        'velero',
      ]) {
        const folder = join(contracts!, addOn);
        for (const file of await readdir(folder)) {
          await server.apply(join(folder, file));
        }
      }
      const spoke = fleet.urls.spokes.find(({ name }) => name === 'stg-us-1')!;
      played = createSpokeClient(
        {
          hub: spoke.hub,
          cluster: spoke.cluster,
          token: spoke.token,
          dangerouslyAllowSkipTLSVerify: false,
        },
        spoke.url,
      );
      real = createSpokeClient(
        {
          hub: spoke.hub,
          cluster: 'real',
          token: await server.tokenFor('fleet-portal', 'fleet-portal-reader'),
          ca: server.ca,
          dangerouslyAllowSkipTLSVerify: false,
        },
        server.url,
      );
      await copyObjects(spoke);
    });
    afterAll(async () => {
      await played?.close();
      await real?.close();
      await server?.stop();
      await fleet?.stop();
    });

    /** Refused where an object has a field that its CRD does not know. */
    async function copyObjects(spoke: { url: string; token: string }) {
      const listed = async (path: string): Promise<StoredObject[]> => {
        const answer = await fetch(`${spoke.url}${path}`, {
          headers: { authorization: `Bearer ${spoke.token}` },
        });
        return (await answer.json()).items;
      };
      for (const namespace of [
        'monitoring',
        'search-indexer',
        'session-store',
        'velero',
        'cert-manager',
        'external-secrets',
        'kyverno',
      ]) {
        await server.send('POST', '/api/v1/namespaces', {
          metadata: { name: namespace },
        });
      }
      const copy = async (root: string, plural: string) => {
        const objects = await listed(`${root}/${plural}`);
        for (const { metadata, status, ...object } of objects) {
          const { name, namespace } = metadata;
          const within = namespace ? `/namespaces/${namespace}` : '';
          const path = `${root}${within}/${plural}`;
          const body = { ...object, metadata: withoutVersion(metadata) };
          await createdSoon(`${path}?fieldValidation=Strict`, body);
          if (status === undefined) continue;
          // Velero's kinds keep their status in the object itself.
          const own = root.includes('velero') ? '' : '/status';
          const ofStatus = `${path}/${name}${own}?fieldValidation=Strict`;
          await server.send('PATCH', ofStatus, { status });
        }
      };
      for (const collection of collections) {
        const [group, version, plural] = collection.split('/');
        await copy(`/apis/${group}/${version}`, plural);
      }
      await copy('/api/v1', 'persistentvolumeclaims');
      const maps = await listed('/api/v1/configmaps');
      const report = maps.find(
        ({ metadata }) => metadata.name === 'kube-bench-report',
      )!;
      await server.send(
        'POST',
        '/api/v1/namespaces/fleet-portal/configmaps?fieldValidation=Strict',
        { ...report, metadata: withoutVersion(report.metadata) },
      );
    }

    /** A CRD is served a moment after it was created. */
    async function createdSoon(path: string, body: object): Promise<void> {
      for (;;) {
        try {
          await server.send('POST', path, body);
          return;
        } catch (error) {
          if (!/: 404 /.test(String(error))) throw error;
          await new Promise(resolve => {
            setTimeout(resolve, 100);
          });
        }
      }
    }

    const both = (kind: PlatformKind) =>
      Promise.all(
        [played, real].map(client => client.listPlatform!(kind, { signal })),
      );

    it.each(filled)('gives the same %s as the demo fleet', async kind => {
      const [ours, theirs] = await both(kind);
      expect(undated(theirs)).toEqual(undated(ours));
      expect(ours).not.toEqual([]);
    });

    it('names every namespace', async () => {
      expect(await real.listPlatform!('namespaces', { signal })).toEqual(
        expect.arrayContaining(['default', 'kube-system', 'velero']),
      );
    });

    it.each(empty)('serves %s, and has none', async kind => {
      expect(await both(kind)).toEqual([[], []]);
    });

    it('says that Cilium and the Prometheus Operator are not installed', async () => {
      for (const kind of ['clusterwideDenies', 'prometheuses'] as const) {
        await expect(
          real.listPlatform!(kind, { signal }),
        ).rejects.toMatchObject({ kind: 'notFound' });
      }
    });

    it('hears of an API that is on its way out from the API server itself', async () => {
      // Deprecated in 1.33 and never removed.
      await server.send('POST', '/api/v1/namespaces/default/endpoints', {
        metadata: { name: 'old-fashioned' },
      });
      const found = await real.listPlatform!('deprecatedApis', { signal });
      expect(found).toContainEqual({
        group: '',
        version: 'v1',
        resource: 'endpoints',
        removedRelease: '',
      });
    });
  },
);

function withoutVersion(metadata: object): object {
  return { ...metadata, resourceVersion: undefined };
}

/** The real server decides itself when an object was created. */
function undated(facts: unknown): unknown {
  return JSON.parse(
    JSON.stringify(facts, (key, value) => (key === 'createdAt' ? 0 : value)),
  );
}
