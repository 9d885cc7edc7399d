import { Entity } from '@backstage/catalog-model';
import {
  AppliedResource,
  ProvisionedCluster,
  ResourceSet,
  ResourceSets,
} from '@fleet-portal/backstage-plugin-fleet-common';
import {
  buildMachine,
  buildProvisionedCluster,
  FakeFleet,
  FakeProvisioning,
  secondsBefore,
  storyWorld,
} from '@fleet-portal/backstage-plugin-fleet-common/testUtils';
import { act, screen, waitFor, within } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import { renderFleet } from '../../__testUtils__/renderFleet';
import { ProvisioningPages } from './ProvisioningPages';
import { ProvisioningPanel } from './ProvisioningPanel';

const template = (name: string): Entity => ({
  apiVersion: 'scaffolder.backstage.io/v1beta3',
  kind: 'Template',
  metadata: { name, namespace: 'default' },
});
const templates = [
  'provision-a-cluster',
  'scale-a-cluster',
  'onboard-a-spoke',
].map(template);

/** Its control plane is being made. */
const young = buildProvisionedCluster('prod-eu-3', {
  state: 'provisioning',
  phase: 'Provisioning',
  runs: ['v1.36.1'],
  controlPlane: { wanted: 3, ready: 1, upToDate: 3 },
  workers: { wanted: 2, ready: 0, upToDate: 0 },
  steps: [
    { step: 'defined', state: 'done', since: secondsBefore(120) },
    { step: 'infrastructure', state: 'done', since: secondsBefore(60) },
    {
      step: 'controlPlane',
      state: 'doing',
      message: '1 of 3 machines are ready',
    },
    { step: 'workers', state: 'waiting' },
    { step: 'onboarded', state: 'waiting' },
  ],
  registered: undefined,
});
const whole = buildProvisionedCluster('prod-us-4', {
  registered: undefined,
  steps: buildProvisionedCluster('x').steps.map(one =>
    one.step === 'onboarded' ? { step: 'onboarded', state: 'waiting' } : one,
  ),
});

function setIn(
  state: ResourceSet['state'],
  resources: Partial<AppliedResource>[],
  message?: string,
): ResourceSets {
  return {
    status: 'ok',
    items: [
      {
        name: 'prod-eu-3-bootstrap',
        state,
        message,
        resources: resources.map(one => ({
          kind: 'ConfigMap',
          name: 'prod-eu-3-argocd-manager',
          state: 'waiting',
          ...one,
        })),
      },
    ],
  };
}

function show(
  clusters: ProvisionedCluster[],
  at = '/fleet/provisioning',
  prepare: (fleet: FakeFleet) => void = () => {},
) {
  const fleet = new FakeFleet(storyWorld());
  fleet.provisioning.clusters = clusters;
  prepare(fleet);
  return renderFleet(
    <Routes>
      <Route path="/fleet/provisioning/*" element={<ProvisioningPages />} />
    </Routes>,
    { fleet, at, entities: templates },
  );
}

const row = async (name: string) =>
  within(await screen.findByRole('row', { name: new RegExp(name) }));

describe('the provisioning page', () => {
  it('tells how far each cluster is, and where it is on a hub', async () => {
    show([young, buildProvisionedCluster('prod-eu-1')]);
    const making = await row('prod-eu-3');
    expect(making.getByText('Being made')).toBeInTheDocument();
    expect(making.getByText('1 of 3 ready')).toBeInTheDocument();
    expect(
      making.getByText(/Control plane: 1 of 3 machines are ready/),
    ).toBeInTheDocument();
    expect(making.getByText('Not yet')).toBeInTheDocument();
    const made = await row('prod-eu-1');
    expect(made.getByRole('link', { name: 'prod-hub' })).toHaveAttribute(
      'href',
      '/fleet/clusters/prod-hub/prod-eu-1',
    );
    expect(screen.getByText('1 of 2 are ready')).toBeInTheDocument();
    expect(
      await screen.findByRole('link', { name: 'Provision a cluster' }),
    ).toHaveAttribute('href', '/create/templates/default/provision-a-cluster');
  });

  it('leads from a cluster that no hub knows to the form, filled in', async () => {
    show([whole]);
    const link = await screen.findByRole('link', { name: 'Onboard it' });
    const query = link.getAttribute('href')?.split('formData=')[1] ?? '';
    expect(JSON.parse(decodeURIComponent(query))).toEqual({
      hub: 'prod-hub',
      cluster: 'prod-us-4',
      clusterApi: true,
      server: 'https://prod-us-4.example.com:6443',
      environment: 'prod',
      region: 'eu-west-1',
      tier: 'core',
    });
  });

  it.each([
    ['absent', /not installed/, /clusterctl/],
    ['notConfigured', /no access/, /fleet\.clusterApi\.managementClusters/],
    ['failed', /Could not be read/, /connection refused/],
  ] as const)(
    'says of %s what it is and what to do',
    async (status, ...words) => {
      show([], undefined, ({ provisioning }) => {
        provisioning.managementClusters = [
          {
            ref: { hub: 'prod-hub', name: 'in-cluster' },
            status,
            ...(status === 'failed' && { reason: 'connection refused' }),
          },
        ];
      });
      const panel = within(
        await screen.findByRole('region', { name: 'Management clusters' }),
      );
      for (const word of words) {
        expect(panel.getByText(word)).toBeInTheDocument();
      }
      expect(
        screen.getByText('Cluster API makes no cluster yet.'),
      ).toBeInTheDocument();
    },
  );

  it('dates the last word of a management cluster that fell silent', async () => {
    show([young], undefined, ({ provisioning }) => {
      provisioning.managementClusters = [
        {
          ref: { hub: 'prod-hub', name: 'in-cluster' },
          status: 'stale',
          observedAt: secondsBefore(720),
          reason: 'i/o timeout',
        },
      ];
    });
    const panel = within(
      await screen.findByRole('region', { name: 'Management clusters' }),
    );
    expect(panel.getByText('12 min ago')).toBeInTheDocument();
    expect(panel.getByText('i/o timeout')).toBeInTheDocument();
    expect(await row('prod-eu-3')).toBeDefined();
  });
});

describe('the page of one cluster of Cluster API', () => {
  const at = '/fleet/provisioning/prod-hub/clusters/prod-eu-3';

  it.each<[string, ResourceSets, RegExp[]]>([
    [
      'waits',
      setIn('waiting', [{ state: 'waiting' }]),
      [/^Waits$/, /as soon as the control plane answers/],
    ],
    [
      'was applied, and what is left to do',
      setIn('applied', [{ state: 'applied', triedAt: secondsBefore(60) }]),
      [/^Applied$/, /1 min ago/, /put their tokens into Vault/],
    ],
    [
      'was refused, and why',
      setIn('failed', [{ state: 'failed' }], 'namespaces is forbidden'),
      [/^Not applied$/, /namespaces is forbidden/],
    ],
    [
      'was refused without a word',
      setIn('failed', [{ state: 'failed' }]),
      [/log of its controller manager/],
    ],
    [
      'has a part that is missing',
      setIn('failed', [{ state: 'missing' }]),
      [/no such object.*Argo CD has synced/],
    ],
    [
      'cannot be seen',
      { status: 'forbidden', items: [] },
      [/cluster-api-reader\.yaml on the management cluster again/],
    ],
  ])(
    'says that what Cluster API puts on it %s',
    async (_, resourceSets, words) => {
      show([young], at, ({ provisioning }) => {
        provisioning.details.set('prod-eu-3', { resourceSets });
      });
      const panel = within(
        await screen.findByRole('region', { name: 'Put on it by Cluster API' }),
      );
      for (const word of words) {
        expect(panel.getByText(word)).toBeInTheDocument();
      }
    },
  );

  it('says nothing of what nobody asked Cluster API to put on it', async () => {
    show([young], at);
    await screen.findByRole('region', { name: 'Machines' });
    expect(screen.queryByText('Put on it by Cluster API')).toBeNull();
  });

  it('goes through its steps, and names every machine', async () => {
    show([young], at, ({ provisioning }) => {
      provisioning.details.set('prod-eu-3', {
        workerSets: [
          { name: 'prod-eu-3-workers', wanted: 2, ready: 0, upToDate: 0 },
        ],
        machines: [
          buildMachine('prod-eu-3-cp-abcde', { role: 'controlPlane' }),
          buildMachine('prod-eu-3-cp-fghij', {
            role: 'controlPlane',
            phase: 'Provisioning',
            node: undefined,
            message: 'Waiting for the EC2 instance to run',
          }),
        ],
        conditions: [
          {
            object: 'Cluster prod-eu-3',
            type: 'ControlPlaneAvailable',
            status: 'False',
            ok: false,
            message: '1 of 3 machines are ready',
            since: secondsBefore(60),
          },
        ],
      });
    });
    const steps = await screen.findAllByRole('listitem');
    const current = steps.filter(one => one.getAttribute('aria-current'));
    expect(current).toHaveLength(1);
    expect(current[0]).toHaveTextContent('Control planeUnder way1 of 3 ready');
    const machine = await row('prod-eu-3-cp-fghij');
    expect(machine.getByText('Being made')).toBeInTheDocument();
    expect(
      machine.getByText('Waiting for the EC2 instance to run'),
    ).toBeInTheDocument();
    const condition = await row('ControlPlaneAvailable');
    expect(
      condition.getByRole('img', { name: 'not as it should be' }),
    ).toBeInTheDocument();
    expect(condition.getByText('1 min ago')).toBeInTheDocument();
    expect(
      await screen.findByRole('link', { name: 'Scale it' }),
    ).toHaveAttribute('href', expect.stringContaining('scale-a-cluster'));
  });

  it('does not tell one that is not there from one that may not be seen', async () => {
    show([], at);
    expect(
      await screen.findByText('You may not see this, or it does not exist.'),
    ).toBeInTheDocument();
  });
});

describe('the block on the page of a cluster', () => {
  const panel = (clusters: ProvisionedCluster[]) => {
    const fleet = new FakeFleet(storyWorld());
    fleet.provisioning.clusters = clusters;
    return renderFleet(
      <>
        <ProvisioningPanel cluster={{ hub: 'prod-hub', name: 'prod-eu-1' }} />
        <p>the rest</p>
      </>,
      { fleet },
    );
  };

  it('shows an upgrade that is under way, and leads to the machines', async () => {
    panel([
      buildProvisionedCluster('prod-eu-1', {
        state: 'changing',
        runs: ['v1.36.1', 'v1.35.4'],
        controlPlane: { wanted: 3, ready: 3, upToDate: 1 },
      }),
    ]);
    const block = within(
      await screen.findByRole('region', { name: 'Provisioning' }),
    );
    expect(block.getByText('v1.35.4 to v1.36.1')).toBeInTheDocument();
    expect(block.getByText('2 to replace')).toBeInTheDocument();
    expect(
      block.getByRole('link', { name: 'Machines and conditions' }),
    ).toHaveAttribute(
      'href',
      '/fleet/provisioning/prod-hub/clusters/prod-eu-1',
    );
  });

  it('is not there for a cluster that was made in another way', async () => {
    const ask = jest.spyOn(FakeProvisioning.prototype, 'getProvisioning');
    panel([buildProvisionedCluster('prod-us-1')]);
    await waitFor(() => expect(ask).toHaveBeenCalled());
    await act(async () => {
      await ask.mock.results[0].value;
    });
    expect(screen.getByText('the rest')).toBeInTheDocument();
    expect(
      screen.queryByRole('region', { name: 'Provisioning' }),
    ).not.toBeInTheDocument();
  });
});
