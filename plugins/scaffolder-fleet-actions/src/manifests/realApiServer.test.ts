import { KubeApiServer } from '@fleet-portal/fleet-simulator/testUtils';
import { join } from 'node:path';
import {
  contractFiles,
  contractFolders,
  definitions,
  kindOf,
  manifests,
  withoutContract,
} from './__testUtils__/generatedManifests';

const { KUBEBUILDER_ASSETS: assets, FLEET_CONTRACTS: contracts } = process.env;
const all = [...manifests(), ...definitions()];

// Needs the CRDs, and etcd and kube-apiserver from setup-envtest.
(assets && contracts ? describe : describe.skip)(
  'generated manifests on a real API server (KUBEBUILDER_ASSETS, FLEET_CONTRACTS)',
  () => {
    jest.setTimeout(180_000);
    let server: KubeApiServer;

    beforeAll(async () => {
      server = await KubeApiServer.start(assets ?? '');
      for (const path of [...contractFolders, ...contractFiles]) {
        await server.install(join(contracts ?? '', path));
      }
      // Those of a dry run are not there for what goes into them.
      for (const { metadata } of all) {
        if (metadata?.namespace)
          await server.ensureNamespace(metadata.namespace);
      }
    });
    afterAll(() => server?.stop());

    it.each(
      all
        .filter(one => !withoutContract.includes(kindOf(one)))
        .map(one => [one.kind, one.metadata?.name ?? '', one] as const),
    )('%s %s passes --dry-run=server', async (_kind, name, manifest) => {
      const object = { ...manifest, metadata: { ...manifest.metadata, name } };
      await expect(server.dryRun(object)).resolves.toBeUndefined();
    });

    it(`are of kinds that it serves, but for ${withoutContract.join(
      ', ',
    )}`, async () => {
      const served = await Promise.all(all.map(one => server.serves(one)));
      const unknown = all.filter((_, index) => !served[index]).map(kindOf);
      expect([...new Set(unknown)].sort()).toEqual(withoutContract);
    });

    it('a field that its CRD does not know is refused by name', async () => {
      const set = all.find(({ kind }) => kind === 'ApplicationSet');
      const wrong = JSON.parse(JSON.stringify(set));
      wrong.spec.template.spec.sorce = {};
      await expect(server.dryRun(wrong)).rejects.toThrow(
        /spec.template.spec.sorce/,
      );
    });
  },
);
