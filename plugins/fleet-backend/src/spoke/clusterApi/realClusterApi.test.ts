import { readdir } from 'fs/promises';
import { join } from 'path';
import type { SpokeClient } from '@fleet-portal/backstage-plugin-fleet-node';
import { Fleet, startFleet } from '@fleet-portal/fleet-simulator';
import { KubeApiServer } from '../../kubernetes/__testUtils__/KubeApiServer';
import { createSpokeClient } from '../ConfiguredSpokeAccess';

const { KUBEBUILDER_ASSETS: assets, FLEET_CONTRACTS: contracts } = process.env;
const folder = join(__dirname, '../../../../../docs/manifests');
const collections = [
  'cluster.x-k8s.io/v1beta2/clusters',
  'cluster.x-k8s.io/v1beta2/machinedeployments',
  'cluster.x-k8s.io/v1beta2/machines',
  'controlplane.cluster.x-k8s.io/v1beta2/kubeadmcontrolplanes',
  'controlplane.cluster.x-k8s.io/v1beta2/awsmanagedcontrolplanes',
];

interface StoredObject {
  metadata: Record<string, unknown> & { name: string; namespace: string };
  status?: object;
}

// Needs the CRDs of Cluster API, and etcd and kube-apiserver from setup-envtest.
(assets && contracts ? describe : describe.skip)(
  'Cluster API on a real API server (needs KUBEBUILDER_ASSETS and FLEET_CONTRACTS)',
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
      await server.apply(join(folder, 'spoke-reader.yaml'));
      await server.apply(join(folder, 'cluster-api-reader.yaml'));
      const access = {
        hub: 'nonprod-hub',
        dangerouslyAllowSkipTLSVerify: false,
      };
      const { url, token } = fleet.urls.spokes.find(
        ({ name }) => name === 'nonprod-hub',
      )!;
      played = createSpokeClient(
        { ...access, cluster: 'in-cluster', token },
        url,
      );
      real = createSpokeClient(
        {
          ...access,
          cluster: 'real',
          token: await server.tokenFor('fleet-portal', 'fleet-portal-reader'),
          ca: server.ca,
        },
        server.url,
      );
    });
    afterAll(async () => {
      await played?.close();
      await real?.close();
      await server?.stop();
      await fleet?.stop();
    });

    it('is not installed before its CRDs are there', async () => {
      await expect(real.listClusterApi?.({ signal })).rejects.toMatchObject({
        kind: 'notFound',
      });
    });

    it('is read the same from both, with objects that the CRDs accept', async () => {
      const { url, token } = fleet.urls.spokes.find(
        ({ name }) => name === 'nonprod-hub',
      )!;
      for (const file of await readdir(join(contracts!, 'cluster-api'))) {
        await server.apply(join(contracts!, 'cluster-api', file));
      }
      await server.send('POST', '/api/v1/namespaces', {
        metadata: { name: 'clusters' },
      });
      for (const collection of collections) {
        const plural = collection.split('/')[2];
        const root = `/apis/${collection.slice(0, -plural.length - 1)}`;
        const answer = await fetch(`${url}${root}/${plural}`, {
          headers: { authorization: `Bearer ${token}` },
        });
        const { items }: { items: StoredObject[] } = await answer.json();
        expect(items.length).toBeGreaterThan(0);
        for (const { status, metadata, ...object } of items) {
          const { uid: _uid, resourceVersion: _version, ...own } = metadata;
          const path = `${root}/namespaces/clusters/${plural}`;
          const body = { ...object, metadata: own };
          await createdSoon(`${path}?fieldValidation=Strict`, body);
          const ofStatus = `${path}/${own.name}/status?fieldValidation=Strict`;
          await server.send('PATCH', ofStatus, { status });
        }
      }
      const there = await real.listClusterApi?.({ signal });
      const here = await played.listClusterApi?.({ signal });
      expect(withoutAge(there)).toEqual(withoutAge(here));
      expect(here?.clusters.length).toBeGreaterThan(5);
      expect(here?.machines.length).toBeGreaterThan(15);
    });

    /** A CRD is served a moment after it was created. */
    async function createdSoon(path: string, body: object): Promise<void> {
      for (;;) {
        try {
          await server.send('POST', path, body);
          return;
        } catch (error) {
          if (!String(error).includes(': 404')) throw error;
          await new Promise(done => setImmediate(done));
        }
      }
    }

    /** The server says when an object was created, and nobody can say otherwise. */
    function withoutAge(value: unknown): unknown {
      return JSON.parse(
        JSON.stringify(value, (key, one) =>
          key === 'createdAt' ? undefined : one,
        ),
      );
    }
  },
);
