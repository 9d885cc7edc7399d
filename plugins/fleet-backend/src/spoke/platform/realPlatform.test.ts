import { join } from 'path';
import { PlatformKind } from '@fleet-portal/backstage-plugin-fleet-node';
import { eventually } from '../../__testUtils__/startPlugin';
import { TwinSpokes, undated } from '../__testUtils__/TwinSpokes';

const { KUBEBUILDER_ASSETS: assets, FLEET_CONTRACTS: contracts } = process.env;

const manifests = join(__dirname, '../../../../../docs/manifests');

const addOns = ['cert-manager', 'external-secrets', 'kyverno', 'velero'];

/** What of the demo is copied. */
const collections = [
  '/apis/cert-manager.io/v1/clusterissuers',
  '/apis/external-secrets.io/v1/clustersecretstores',
  '/apis/kyverno.io/v1/clusterpolicies',
  '/apis/wgpolicyk8s.io/v1alpha2/policyreports',
  '/apis/velero.io/v1/backupstoragelocations',
  '/apis/velero.io/v1/schedules',
  '/apis/velero.io/v1/backups',
  '/apis/velero.io/v1/restores',
  '/api/v1/persistentvolumeclaims',
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

// Needs the CRDs of the add-ons, and etcd and kube-apiserver from setup-envtest.
(assets && contracts ? describe : describe.skip)(
  'how a spoke is set up, on a real API server (needs KUBEBUILDER_ASSETS and FLEET_CONTRACTS)',
  () => {
    jest.setTimeout(180_000);
    const { signal } = new AbortController();
    let twins: TwinSpokes;

    beforeAll(async () => {
      twins = await TwinSpokes.start(assets!, 'stg-us-1');
      for (const addOn of addOns) {
        await twins.server.install(join(contracts!, addOn));
      }
      for (const collection of collections) await twins.copy(collection);
      await twins.copy(
        '/api/v1/configmaps',
        name => name === 'kube-bench-report',
      );
    });
    afterAll(() => twins?.stop());

    const both = (kind: PlatformKind) =>
      Promise.all(
        [twins.played, twins.real].map(client =>
          client.listPlatform!(kind, { signal }),
        ),
      );

    it.each(filled)('gives the same %s as the demo fleet', async kind => {
      const [ours, theirs] = await both(kind);
      expect(undated(theirs)).toEqual(undated(ours));
      expect(ours).not.toEqual([]);
    });

    it('names every namespace', async () => {
      expect(await twins.real.listPlatform!('namespaces', { signal })).toEqual(
        expect.arrayContaining(['default', 'kube-system', 'velero']),
      );
    });

    it.each(empty)('serves %s, and has none', async kind => {
      expect(await both(kind)).toEqual([[], []]);
    });

    it('says that Cilium and the Prometheus Operator are not installed', async () => {
      for (const kind of ['clusterwideDenies', 'prometheuses'] as const) {
        await expect(
          twins.real.listPlatform!(kind, { signal }),
        ).rejects.toMatchObject({ kind: 'notFound' });
      }
    });

    it('reads Helm releases once that is granted, and asks before', async () => {
      await twins.copy('/api/v1/secrets');
      const [ours, theirs] = await both('helmReleases');
      expect(ours).toMatchObject({ granted: true, searched: 1 });
      expect(theirs).toMatchObject({ granted: false, searched: 0 });
      await twins.server.apply(join(manifests, 'spoke-helm-reader.yaml'));
      await eventually(
        () => twins.real.listPlatform!('helmReleases', { signal }),
        granted => expect(granted).toEqual(ours),
      );
    });

    it('hears of an API that is on its way out from the API server itself', async () => {
      // Deprecated in 1.33 and never removed.
      await twins.server.send('POST', '/api/v1/namespaces/default/endpoints', {
        metadata: { name: 'old-fashioned' },
      });
      const found = await twins.real.listPlatform!('deprecatedApis', {
        signal,
      });
      expect(found).toContainEqual({
        group: '',
        version: 'v1',
        resource: 'endpoints',
        removedRelease: '',
      });
    });
  },
);
