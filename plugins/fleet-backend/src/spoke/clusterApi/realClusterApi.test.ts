import { join } from 'path';
import { TwinSpokes, undated } from '../__testUtils__/TwinSpokes';

const { KUBEBUILDER_ASSETS: assets, FLEET_CONTRACTS: contracts } = process.env;
const collections = [
  '/apis/cluster.x-k8s.io/v1beta2/clusters',
  '/apis/cluster.x-k8s.io/v1beta2/machinedeployments',
  '/apis/cluster.x-k8s.io/v1beta2/machines',
  '/apis/controlplane.cluster.x-k8s.io/v1beta2/kubeadmcontrolplanes',
  '/apis/controlplane.cluster.x-k8s.io/v1beta2/awsmanagedcontrolplanes',
];

// Needs the CRDs of Cluster API, and etcd and kube-apiserver from setup-envtest.
(assets && contracts ? describe : describe.skip)(
  'Cluster API on a real API server (needs KUBEBUILDER_ASSETS and FLEET_CONTRACTS)',
  () => {
    jest.setTimeout(180_000);
    const { signal } = new AbortController();
    let twins: TwinSpokes;

    beforeAll(async () => {
      twins = await TwinSpokes.start(
        assets!,
        'nonprod-hub',
        'cluster-api-reader.yaml',
      );
    });
    afterAll(() => twins?.stop());

    it('is not installed before its CRDs are there', async () => {
      await expect(
        twins.real.listClusterApi?.({ signal }),
      ).rejects.toMatchObject({ kind: 'notFound' });
    });

    it('is read the same from both, with objects that the CRDs accept', async () => {
      await twins.server.install(join(contracts!, 'cluster-api'));
      for (const collection of collections) {
        expect(await twins.copy(collection)).toBeGreaterThan(0);
      }
      const there = await twins.real.listClusterApi?.({ signal });
      const here = await twins.played.listClusterApi?.({ signal });
      expect(undated(there)).toEqual(undated(here));
      expect(here?.clusters.length).toBeGreaterThan(5);
      expect(here?.machines.length).toBeGreaterThan(15);
      // With the shipped role: without its rule it would be forbidden.
      expect(there?.resourceSets).toEqual({
        status: 'ok',
        sets: [],
        bindings: [],
      });
    });
  },
);
