import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KubeApiServer } from '@fleet-portal/fleet-simulator/testUtils';
import { contractsFolder } from '../hub/argocd/__testUtils__/recordedHub';
import {
  argoPath,
  clusterCredential,
  installRecordedHub,
} from '../hub/kubernetes/__testUtils__/installRecordedHub';
import { decodePage } from '../hub/kubernetes/customResources';
import { KubernetesApi } from '../hub/kubernetes/KubernetesApi';
import { KubernetesHubClient } from '../hub/kubernetes/KubernetesHubClient';
import { ApiServerLink } from '../kubernetes/ApiServerLink';
import { readArchive } from './__testUtils__/readArchive';
import { HubExporter } from './HubExporter';

const assets = process.env.KUBEBUILDER_ASSETS;
const onReal = assets && contractsFolder ? describe : describe.skip;
const runbook = join(__dirname, '../../../../docs/export.md');

/** Where objects of a kind are, in the namespace of the hub. */
const paths: Record<string, string> = {
  Application: `${argoPath}/namespaces/argocd/applications`,
  ApplicationSet: `${argoPath}/namespaces/argocd/applicationsets`,
  AppProject: `${argoPath}/namespaces/argocd/appprojects`,
  ConfigMap: '/api/v1/namespaces/argocd/configmaps',
  Secret: '/api/v1/namespaces/argocd/secrets',
};

interface Found {
  metadata: { name: string };
  spec?: unknown;
  data?: Record<string, string>;
}

describe('the runbook', () => {
  it('applies the folders of an archive in the order of its manifest', () => {
    const text = readFileSync(runbook, 'utf8');
    const applied = [...text.matchAll(/kubectl apply .*?-f (apply\/\w+)/g)];
    expect(applied.map(([, folder]) => folder)).toEqual([
      'apply/settings',
      'apply/projects',
      'apply/repositories',
      'apply/clusters',
      'apply/applicationsets',
      'apply/applications',
    ]);
    expect(text).not.toMatch(/kubectl apply .*-f generated/);
  });
});

onReal(
  'an export brings back a hub, on real API servers (KUBEBUILDER_ASSETS, FLEET_CONTRACTS)',
  () => {
    let lost: KubeApiServer;
    let fresh: KubeApiServer;

    const list = async (server: KubeApiServer, kind: string) => {
      const answer = await server.send('GET', paths[kind], undefined);
      const items = decodePage(answer).items as Found[];
      return new Map(items.map(one => [one.metadata.name, one]));
    };

    beforeAll(async () => {
      lost = await KubeApiServer.start(assets ?? '');
      await installRecordedHub(lost, contractsFolder ?? '');
      const labels = { 'app.kubernetes.io/part-of': 'argocd' };
      const settings: Record<string, Record<string, string>> = {
        'argocd-rbac-cm': {
          'policy.csv': 'p, role:x, applications, get, */*, allow',
        },
        'argocd-cm': {
          url: 'https://argocd.example.com',
          'dex.config': 'connectors: [{config: {clientSecret: canary-dex}}]',
        },
      };
      for (const [name, data] of Object.entries(settings)) {
        await lost.send('POST', paths.ConfigMap, {
          metadata: { name, labels },
          data,
        });
      }
      await lost.send('POST', paths.Secret, {
        metadata: {
          name: 'fleet-repository',
          labels: { 'argocd.argoproj.io/secret-type': 'repository' },
        },
        stringData: {
          url: 'https://git.example.com/fleet.git',
          type: 'git',
          password: 'canary-git',
        },
      });
      fresh = await KubeApiServer.start(assets ?? '');
      await fresh.install(join(contractsFolder ?? '', 'argo-cd'));
      await fresh.ensureNamespace('argocd');
    }, 120_000);

    afterAll(async () => {
      await Promise.all([lost?.stop(), fresh?.stop()]);
    }, 60_000);

    it('with every object, each as it was', async () => {
      const api = new KubernetesApi({
        link: new ApiServerLink({
          source: {
            kind: 'settings',
            access: {
              server: lost.url,
              ca: lost.ca,
              token: await lost.tokenFor('argocd', 'fleet-portal-hub-reader'),
              dangerouslyAllowSkipTLSVerify: false,
            },
          },
          setting: 'fleet.hubs[lost].kubernetes',
          connections: 4,
        }),
        timeoutMs: 20_000,
        maxBytes: 64 * 1024 * 1024,
      });
      const client = new KubernetesHubClient({
        hub: 'lost',
        api,
        namespace: 'argocd',
        onlyOwnNamespace: false,
      });
      const exporter = new HubExporter({
        clients: new Map([['lost', client]]),
        now: () => 0,
      });
      const { bytes } = await exporter.export('lost');
      await api.close();
      const { files, manifest, objects } = await readArchive(bytes);
      const everything = [...files.values()].join('\n');
      expect(everything).not.toMatch(/canary-|very-secret/);
      expect(clusterCredential).toMatch(/very-secret/);

      for (const folder of manifest.order) {
        for (const { file, kind } of manifest.objects) {
          if (!file.startsWith(`${folder}/`)) continue;
          await fresh.send('POST', paths[kind], objects.get(file));
        }
      }

      const whole = manifest.objects.filter(({ file }) =>
        file.startsWith('apply/'),
      );
      for (const kind of ['AppProject', 'ApplicationSet', 'Application']) {
        const before = await list(lost, kind);
        const after = await list(fresh, kind);
        const named = manifest.objects.filter(one => one.kind === kind);
        expect(named.map(({ name }) => name).sort()).toEqual(
          [...before.keys()].sort(),
        );
        for (const { name } of whole.filter(one => one.kind === kind)) {
          expect([name, after.get(name)?.spec]).toEqual([
            name,
            before.get(name)?.spec,
          ]);
        }
      }
      const policies = await list(fresh, 'ConfigMap');
      expect(policies.get('argocd-rbac-cm')?.data).toEqual({
        'policy.csv': 'p, role:x, applications, get, */*, allow',
      });
      expect(
        manifest.objects.find(({ name }) => name === 'argocd-cm'),
      ).toMatchObject({
        file: 'complete/settings/argocd.argocd-cm.yaml',
        masked: ['data.dex.config'],
      });
      const secrets = manifest.objects.filter(({ kind }) => kind === 'Secret');
      const clusters = await list(lost, 'Secret');
      expect(secrets).toHaveLength(
        [...clusters.keys()].filter(name =>
          /^(cluster-|fleet-repository)/.test(name),
        ).length,
      );
    }, 60_000);
  },
);
