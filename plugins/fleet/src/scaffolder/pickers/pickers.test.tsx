import { renderInTestApp } from '@backstage/frontend-test-utils';
import { Stepper } from '@backstage/plugin-scaffolder-react/alpha';
import type {
  EventsResponse,
  FleetQuery,
} from '@fleet-portal/backstage-plugin-fleet-common';
import {
  buildCluster,
  emptyWorld,
  FakeFleet,
} from '@fleet-portal/backstage-plugin-fleet-common/testUtils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fleetApiRef } from '../../api';
import { fieldOptions } from '../fields';

class RememberingFleet extends FakeFleet {
  readonly asked: FleetQuery[] = [];

  async getEvents(query: FleetQuery): Promise<EventsResponse> {
    this.asked.push(query);
    const answer = await super.getEvents({});
    const items = ['2.1.0', '2.1.0', '2.0.0', undefined].map(
      (version, index) => ({
        id: String(index),
        kind: 'healthy' as const,
        at: '2026-11-20T14:00:00.000Z',
        hub: 'prod-hub',
        cluster: null,
        revisions: [],
        version,
      }),
    );
    return { ...answer, items };
  }
}

const someClusters = [
  'prod-hub/prod-eu-1',
  'prod-hub/prod-eu-2',
  'lab-hub/lab-1',
];

async function renderFields(
  properties: object,
  formData: object,
  clusters = someClusters,
) {
  const onCreate = jest.fn(async (_values: object) => {});
  const api = new RememberingFleet(
    emptyWorld({
      environments: clusters.length > 0 ? ['prod'] : [],
      clusters: clusters.map(one => {
        const [hub, name] = one.split('/');
        return buildCluster({ ref: { hub, name } });
      }),
    }),
  );
  await renderInTestApp(
    <Stepper
      manifest={{
        title: 'Fields',
        steps: [
          {
            title: 'Fields',
            schema: JSON.parse(JSON.stringify({ title: 'Fields', properties })),
          },
        ],
      }}
      extensions={Object.values(fieldOptions).map(option => ({
        ...option,
        schema: option.schema.schema,
      }))}
      initialState={JSON.parse(JSON.stringify(formData))}
      onCreate={onCreate}
    />,
    { apis: [[fleetApiRef, api]] },
  );
  const user = userEvent.setup();
  const finish = async () => {
    await user.click(screen.getByRole('button', { name: 'Review' }));
    await user.click(await screen.findByRole('button', { name: 'Create' }));
    return onCreate.mock.lastCall?.[0];
  };
  return { user, api, finish };
}

beforeAll(() => {
  // jsdom does not scroll; the stepper does after each step.
  window.scrollTo = () => {};
});

it('offers the releases that the environment was Healthy on, each once', async () => {
  const { user, api, finish } = await renderFields(
    {
      version: {
        title: 'Release',
        type: 'string',
        'ui:field': 'FleetReleasePicker',
      },
    },
    { name: 'cart', environment: 'prod' },
  );
  const group = await screen.findByRole('group', { name: /Healthy in prod/ });
  expect(
    within(group)
      .getAllByRole('button')
      .map(({ textContent }) => textContent),
  ).toEqual(['2.1.0', '2.0.0']);
  expect(api.asked[0]).toMatchObject({
    kind: 'healthy',
    service: 'cart',
    environment: 'prod',
  });
  await user.click(within(group).getByRole('button', { name: '2.0.0' }));
  expect(screen.getByLabelText('Release')).toHaveValue('2.0.0');
  expect(await finish()).toMatchObject({ version: '2.0.0' });
});

it('takes a release that is not recorded', async () => {
  const { user, api, finish } = await renderFields(
    {
      version: {
        title: 'Release',
        type: 'string',
        'ui:field': 'FleetReleasePicker',
      },
    },
    {},
  );
  await user.type(await screen.findByLabelText('Release'), '1.9.9');
  expect(await finish()).toMatchObject({ version: '1.9.9' });
  expect(api.asked).toEqual([]);
});

it('offers the clusters of the hub that was chosen', async () => {
  const { user, finish } = await renderFields(
    {
      cluster: {
        title: 'Cluster',
        type: 'string',
        'ui:field': 'FleetClusterPicker',
      },
    },
    { hub: 'prod-hub' },
  );
  await user.click(await screen.findByRole('button', { name: /Cluster/ }));
  const options = await screen.findAllByRole('option');
  expect(options.map(({ textContent }) => textContent)).toEqual([
    'prod-eu-1',
    'prod-eu-2',
  ]);
  await user.click(options[1]);
  expect(await finish()).toMatchObject({ cluster: 'prod-eu-2' });
});

it('takes a word that no cluster has yet, and offers none where there is none', async () => {
  const { user, finish } = await renderFields(
    {
      region: {
        title: 'Region',
        type: 'string',
        'ui:field': 'FleetLabelValueField',
        'ui:options': { mayBeNew: true },
      },
      zone: {
        title: 'Zone',
        type: 'string',
        'ui:field': 'FleetLabelValueField',
        'ui:options': { mayBeNew: true },
      },
    },
    {},
  );
  await user.click(
    await screen.findByRole('button', { name: 'Region: Type another one' }),
  );
  await user.type(screen.getByRole('textbox', { name: 'Region' }), 'eu-west-9');
  await user.type(screen.getByRole('textbox', { name: 'Zone' }), 'gold');
  await user.click(
    screen.getByRole('button', { name: 'Region: Choose from the list' }),
  );
  expect(
    screen.getByRole('button', { name: /eu-west-9.*Region/ }),
  ).toBeInTheDocument();
  expect(await finish()).toEqual({ region: 'eu-west-9', zone: 'gold' });
});

describe('a picker with nothing to choose', () => {
  const field = (name: string, type = 'string') => ({
    choice: {
      title: 'Choice',
      description: 'What it is for',
      type,
      ...(type === 'array' && { items: { type: 'string' } }),
      'ui:field': name,
    },
  });

  it.each([
    ['FleetClusterPicker', {}, /^No hub tells of a cluster.*onboard one/],
    ['FleetClusterPicker', { hub: 'old-hub' }, /known of old-hub: onboard one/],
    ['FleetProjectPicker', {}, /^No hub tells of an AppProject.*create one/],
    ['FleetProjectPicker', { hub: 'old-hub' }, /^old-hub tells of no AppProj/],
    [
      'FleetProjectPicker',
      { hubs: ['a-hub', 'b-hub'] },
      /is on a-hub and b-hub alike.*choose fewer hubs/,
    ],
    ['FleetHubPicker', {}, /^No hub is configured.*fleet\.hubs/],
    ['FleetEnvironmentPicker', {}, /is in an environment.*fleet\.environments/],
    ['FleetLabelValueField', {}, /has the label choice: onboard one/],
  ])('%s with %j says why and what to do', async (name, formData, why) => {
    await renderFields(field(name), formData, []);
    expect(await screen.findByText(why)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: /Choice/ })).toBeDisabled();
    expect(screen.queryByText('What it is for')).not.toBeInTheDocument();
  });

  it('says so of a list of hubs', async () => {
    await renderFields(field('FleetHubPicker', 'array'), {}, []);
    expect(
      await screen.findByText(/^No hub is configured.*fleet\.hubs/),
    ).toBeInTheDocument();
    expect(screen.queryByRole('checkbox')).not.toBeInTheDocument();
  });

  it('says nothing of the kind where there is a choice', async () => {
    await renderFields(field('FleetClusterPicker'), {});
    expect(await screen.findByText('What it is for')).toBeInTheDocument();
    expect(screen.queryByText(/onboard one/)).not.toBeInTheDocument();
  });
});
