import { createMockDirectory } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import {
  clusterFile,
  manifestYaml,
} from '@fleet-portal/backstage-plugin-fleet-common';
import {
  Fleet,
  fleetOwner,
  fleetRepository,
  startFleet,
} from '@fleet-portal/fleet-simulator';
import { readFileSync } from 'node:fs';
import { repositoryOver } from './__testUtils__/repositoryOver';
import { equipClusterAction } from './actions/cluster/equipCluster';
import { buildClusterFiles } from './manifests/clusterOnboarding';
import { decodeClusterIntent } from './manifests/clusterIntent';

jest.setTimeout(120_000);

const workspace = createMockDirectory();
const hub = 'nonprod-hub';
const cluster = 'stg-eu-2';
const committed: Record<string, string> = {};
const equip = equipClusterAction({
  reader: repositoryOver(() => committed),
  integrations: ScmIntegrations.fromConfig(new ConfigReader({})),
});
type Input = Parameters<typeof equip.handler>[0]['input'];

let fleet: Fleet;
beforeAll(async () => {
  fleet = await startFleet({ now: Date.UTC(2026, 10, 20, 14, 5) });
});
afterAll(() => fleet?.stop());

async function merge(files: Record<string, string>) {
  Object.assign(committed, files);
  await fleet.git.commit(
    fleetOwner,
    fleetRepository,
    'main',
    files,
    `Equip ${cluster}`,
    { name: 'Pat', email: 'pat@example.com' },
  );
}

/** Runs the action on what is merged already, and merges what it writes. */
async function equipWith(input: Partial<Input>) {
  workspace.setContent({});
  const context = createMockActionContext<Input>({
    workspacePath: workspace.path,
    input: {
      repository: {
        repoUrl: 'github.com?owner=acme&repo=fleet',
        gitUrl: `https://git.example.com/${fleetOwner}/${fleetRepository}.git`,
      },
      hub,
      cluster,
      environment: 'staging',
      region: 'eu-west-1',
      parts: [],
      ...input,
    },
  });
  await equip.handler(context);
  const outputs = Object.fromEntries(
    jest.mocked(context.output).mock.calls,
  ) as { files: string[] };
  await merge(
    Object.fromEntries(
      outputs.files.map(file => [
        file,
        readFileSync(workspace.resolve(file), 'utf8'),
      ]),
    ),
  );
}

interface KubernetesObject {
  metadata: { name: string };
  status?: {
    phase?: string;
    conditions?: { type: string; status: string; message: string }[];
  };
}

/** What the cluster's own API server lists; undefined where it does not know the kind. */
async function listed(path: string): Promise<KubernetesObject[] | undefined> {
  const spoke = fleet.urls.spokes.find(one => one.cluster === cluster);
  const answer = await fetch(`${spoke?.url}/apis/${path}`, {
    headers: { authorization: `Bearer ${spoke?.token}` },
  });
  return answer.status === 404 ? undefined : (await answer.json()).items;
}

async function says(path: string): Promise<string | undefined> {
  const [first] = (await listed(path)) ?? [];
  const ready = first?.status?.conditions?.find(({ type }) =>
    ['Ready', 'Valid', 'Available'].includes(type),
  );
  return (
    first?.status?.phase ?? (ready && `${ready.status} ${ready.message}`.trim())
  );
}

const minutes = (count: number) => fleet.world.advance(count * 60_000);

it('is played by the demo: parts come up on the spoke as Git has them', async () => {
  const decoded = decodeClusterIntent({
    hub,
    cluster,
    server: `https://${cluster}.k8s.example.com:6443`,
    environment: 'staging',
    access: 'cluster-admin',
  });
  if (!decoded.ok) throw new Error('not an intent');
  await merge(
    Object.fromEntries(
      buildClusterFiles(decoded.intent).map(({ path, manifests }) => [
        path,
        manifestYaml(...manifests),
      ]),
    ),
  );
  expect(committed).toHaveProperty([clusterFile(hub, cluster)]);
  await equipWith({
    parts: [
      'cilium',
      'cert-manager',
      'external-secrets',
      'kyverno',
      'default-deny',
      'velero',
      'thanos',
    ],
    certManager: { email: 'platform@example.com', ingressClass: 'cilium' },
    externalSecrets: { vaultServer: 'https://vault.example.com:8200' },
    defaultDeny: { hubAddresses: ['10.20.0.0/16'] },
    velero: { bucket: 'acme-fleet-backups', region: 'eu-central-1' },
    thanos: { bucket: 'acme-fleet-metrics', region: 'eu-west-1' },
  });
  await minutes(2);
  // Nobody has put the token into Vault: the hub does not know the cluster.
  expect(await listed('cert-manager.io/v1/clusterissuers')).toBeUndefined();

  await fleet.controls.registerSpoke({ cluster });
  await minutes(10);
  const policies = await listed(
    'cilium.io/v2/ciliumclusterwidenetworkpolicies',
  );
  expect(policies?.map(({ metadata }) => metadata.name)).toEqual([
    'allow-api-server',
    'allow-dns',
    'allow-hub',
    'allow-monitoring',
    'allow-platform',
    'allow-vault',
    'default-deny',
  ]);
  expect(await says('external-secrets.io/v1/clustersecretstores')).toBe(
    'True store validated',
  );
  expect(await says('kyverno.io/v1/clusterpolicies')).toBe('True Ready');
  expect(await says('velero.io/v1/backupstoragelocations')).toBe('Available');
  expect(await says('velero.io/v1/backups')).toBe('Completed');
  expect(await says('monitoring.coreos.com/v1/prometheuses')).toBe('True');

  // The authority refuses the address until Git has one that somebody can have.
  expect(await says('cert-manager.io/v1/clusterissuers')).toMatch(
    /^False Failed to register ACME account: .*forbidden domain "example.com"/,
  );
  await equipWith({
    parts: ['cert-manager'],
    certManager: { email: 'platform@acme.io', ingressClass: 'cilium' },
  });
  await minutes(5);
  expect(await says('cert-manager.io/v1/clusterissuers')).toMatch(
    /^True The ACME account was registered/,
  );
});
