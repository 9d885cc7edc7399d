import { createMockDirectory } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { parse, parseAllDocuments } from 'yaml';
import { fleetOver } from '../../__testUtils__/fleetOver';
import { repositoryOver } from '../../__testUtils__/repositoryOver';
import { writtenDefinition } from '../../__testUtils__/writtenDefinition';
import { provisionClusterAction } from './provisionCluster';
import { examples as provisionExamples } from './provisionCluster.examples';
import { scaleClusterAction } from './scaleCluster';
import { examples as scaleExamples } from './scaleCluster.examples';

const workspace = createMockDirectory();
const integrations = ScmIntegrations.fromConfig(
  new ConfigReader({
    integrations: { github: [{ host: 'github.com', token: 'unused' }] },
  }),
);
const inputOf = ({ example }: { example: string }) =>
  parse(example).steps[0].input;
const [kubeadm, topology, managed] = provisionExamples.map(inputOf);

function actionsOver(files: Record<string, string> = {}) {
  const options = {
    fleet: fleetOver(() => ({ 'prod-hub': [] })),
    reader: repositoryOver(() => files),
    integrations,
  };
  return {
    provision: provisionClusterAction(options),
    scale: scaleClusterAction(options),
  };
}

type Action = ReturnType<typeof actionsOver>['provision' | 'scale'];

async function run(action: Action, input: object) {
  const context = createMockActionContext({
    workspacePath: workspace.path,
    input,
  });
  await (action.handler as (ctx: object) => Promise<void>)(context);
  return Object.fromEntries(jest.mocked(context.output).mock.calls);
}

const written = (name: string) =>
  parseAllDocuments(
    String(
      Reflect.get(
        Object(workspace.content({ path: `provisioning/prod-hub` })),
        `${name}.yaml`,
      ),
    ),
  ).map(document => document.toJS());

beforeEach(() => workspace.setContent({}));

describe('fleet:cluster:provision', () => {
  it('writes what Cluster API needs for machines on AWS', async () => {
    const outputs = await run(actionsOver().provision, kubeadm);
    expect(outputs).toMatchObject({
      files: ['provisioning/prod-hub/prod-eu-4.yaml'],
      labels: { env: 'prod', region: 'eu-west-1', tier: 'core' },
      sentence:
        'This pull request will make the cluster prod-eu-4 of Kubernetes v1.36.1, with 5 worker machines',
    });
    const objects = written('prod-eu-4');
    expect(
      objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`),
    ).toEqual([
      'Cluster prod-eu-4',
      'AWSCluster prod-eu-4',
      'KubeadmControlPlane prod-eu-4-control-plane',
      'AWSMachineTemplate prod-eu-4-control-plane',
      'MachineDeployment prod-eu-4-workers',
      'AWSMachineTemplate prod-eu-4-workers',
      'KubeadmConfigTemplate prod-eu-4-workers',
    ]);
    for (const { metadata } of objects) {
      expect(metadata).toMatchObject({
        namespace: 'clusters',
        annotations: {
          'argocd.argoproj.io/sync-options': 'Prune=confirm,Delete=confirm',
        },
      });
    }
    expect(objects[2].spec).toMatchObject({ replicas: 3, version: 'v1.36.1' });
    expect(objects[4].spec).toMatchObject({
      replicas: 5,
      template: { spec: { version: 'v1.36.1' } },
    });
    expect(objects[1].spec).toEqual({
      region: 'eu-west-1',
      sshKeyName: 'platform',
      network: { vpc: { cidrBlock: '10.40.0.0/16' } },
    });
  });

  it('writes one Cluster for a ClusterClass, and no machine of its own', async () => {
    await run(actionsOver().provision, topology);
    const [cluster, ...more] = written('prod-us-5');
    expect(more).toEqual([]);
    expect(cluster.spec.topology).toEqual({
      classRef: { name: 'aws-standard', namespace: 'classes' },
      version: 'v1.36.1',
      controlPlane: { replicas: 3 },
      workers: {
        machineDeployments: [
          { class: 'default-worker', name: 'workers', replicas: 3 },
        ],
      },
      variables: [
        { name: 'region', value: 'us-east-1' },
        { name: 'private', value: true },
      ],
    });
  });

  it('leaves the control plane to AWS where that is asked for', async () => {
    const { markdown } = await run(actionsOver().provision, managed);
    expect(markdown).toContain('| Control plane | run by AWS |');
    expect(written('prod-ap-3').map(({ kind }) => kind)).toEqual([
      'Cluster',
      'AWSManagedCluster',
      'AWSManagedControlPlane',
      'MachineDeployment',
      'AWSMachineTemplate',
      'EKSConfigTemplate',
    ]);
  });

  it.each([
    [
      'a hub that the portal does not know',
      { hub: 'dev-hub' },
      /^hub: .*prod-hub/,
    ],
    [
      'an even control plane',
      { controlPlane: { replicas: 2, instanceType: 'm7i.large' } },
      /^controlPlane.replicas: it must be odd/,
    ],
    ['no region', { region: undefined }, /^region: /],
    [
      'a version without its patch',
      { version: '1.36' },
      /^version: .*v1\.36\.1/,
    ],
    [
      'a variant that there is not',
      { variant: 'docker' },
      /^variant: .*kubeadm/,
    ],
  ])('refuses %s', async (_, wrong, words) => {
    const input = { ...kubeadm, ...wrong };
    await expect(run(actionsOver().provision, input)).rejects.toThrow(words);
    expect(workspace.content()).toEqual({});
  });

  it('does not write over the definition of another cluster, and says nothing of the same one', async () => {
    const path = 'provisioning/prod-hub/prod-eu-4.yaml';
    const other = actionsOver({ [path]: 'kind: Cluster\n' });
    await expect(run(other.provision, kubeadm)).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining('is there already and says otherwise'),
    });
    await run(actionsOver().provision, kubeadm);
    const text = Reflect.get(
      Object(workspace.content({ path: 'provisioning/prod-hub' })),
      'prod-eu-4.yaml',
    );
    workspace.setContent({});
    const same = await run(actionsOver({ [path]: text }).provision, kubeadm);
    expect(same.files).toEqual([path]);
  });
});

describe('fleet:cluster:scale', () => {
  const files = {
    'provisioning/prod-hub/prod-eu-4.yaml': writtenDefinition.replaceAll(
      'prod-eu-1',
      'prod-eu-4',
    ),
  };

  it('changes the number in the file, and says what becomes of fewer', async () => {
    const input = inputOf(scaleExamples[0]);
    const more = await run(actionsOver(files).scale, input);
    expect(more).toMatchObject({
      before: 5,
      sentence:
        'This pull request will scale prod-eu-4-workers of prod-eu-4 from 5 to 10 machines',
    });
    workspace.setContent({});
    const fewer = await run(actionsOver(files).scale, {
      ...input,
      replicas: 2,
    });
    expect(fewer.markdown).toContain('drains 3 machines');
    workspace.setContent({});
    const same = await run(actionsOver(files).scale, { ...input, replicas: 5 });
    expect(same.sentence).toContain('already');
  });

  it('names the workers that there are when the one asked for is not', async () => {
    const input = inputOf(scaleExamples[1]);
    await expect(run(actionsOver(files).scale, input)).rejects.toThrow(
      "no 'prod-eu-4-batch'; there are 'prod-eu-4-workers'",
    );
    await expect(run(actionsOver().scale, input)).rejects.toThrow(
      "'provisioning/prod-hub/prod-eu-4.yaml' is not in branch 'main'",
    );
  });
});
