import {
  buildCluster,
  buildHub,
  emptyWorld,
  FakeFleet,
  previewOver,
} from '@fleet-portal/backstage-plugin-fleet-common/testUtils';
import type {
  PreviewChange,
  PreviewRequest,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { Stepper } from '@backstage/plugin-scaffolder-react/alpha';
import type { JsonValue } from '@backstage/types';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
// The template is read from its file, as the backend reads it.
// eslint-disable-next-line no-restricted-imports
import { readFileSync } from 'fs';
// eslint-disable-next-line no-restricted-imports
import { resolve } from 'path';
import { parse } from 'yaml';
import { fleetApiRef } from '../../api';
import { fieldOptions } from '../fields';

jest.setTimeout(60_000);

/** jsdom does not scroll; the stepper does after each step. */
beforeAll(() => {
  window.scrollTo = () => {};
});

const labels = { env: 'prod', tier: 'core' };
const known = { hub: 'prod-hub', cluster: 'prod-eu-1' };

const pricing: PreviewChange = {
  change: 'removed',
  application: 'pricing-prod-eu-1',
  applicationSet: 'pricing',
  cluster: 'prod-eu-1',
  environment: 'prod',
  production: true,
  details: [],
};

/** Answers what is on the cluster, whatever becomes of it. */
class OneCluster extends FakeFleet {
  readonly asked: PreviewRequest[] = [];

  constructor(readonly changes: PreviewChange[]) {
    super(
      emptyWorld({
        hubs: [buildHub({ name: 'prod-hub' })],
        clusters: [
          buildCluster({ ref: { hub: 'prod-hub', name: 'prod-eu-1' }, labels }),
        ],
      }),
    );
  }

  async previewPlacement(request?: PreviewRequest) {
    if (!request) return super.previewPlacement();
    this.asked.push(request);
    const nothing = previewOver({}, request, []);
    return {
      ...nothing,
      hubs: [
        {
          hub: 'prod-hub',
          changes: this.changes,
          placement: [],
          sets: [],
          unsupported: [],
          errors: [],
        },
      ],
      summary: {
        ...nothing.summary,
        removed: this.changes.length,
        removedInProduction: this.changes.length,
      },
    };
  }
}

async function renderForm(
  name: string,
  changes: PreviewChange[],
  initialState: Record<string, JsonValue> = known,
) {
  const file = resolve(
    __dirname,
    `../../../../../templates/${name}/template.yaml`,
  );
  const { metadata, spec } = parse(readFileSync(file, 'utf8'));
  const onCreate = jest.fn(async (_values: object) => {});
  const api = new OneCluster(changes);
  await renderInTestApp(
    <Stepper
      manifest={{
        title: metadata.title,
        steps: spec.parameters.map((schema: { title: string }) => ({
          title: schema.title,
          schema,
        })),
      }}
      extensions={Object.values(fieldOptions).map(option => ({
        ...option,
        schema: option.schema.schema,
      }))}
      initialState={initialState}
      onCreate={onCreate}
    />,
    {
      apis: [[fleetApiRef, api]],
      config: {
        fleet: { repositories: [{ repoUrl: 'github.com?owner=a&repo=b' }] },
      },
    },
  );
  const user = userEvent.setup();
  const press = async (button: string) =>
    user.click(await screen.findByRole('button', { name: button }));
  await screen.findByRole('button', { name: /Cluster/ });
  return { user, api, onCreate, press };
}

it('changes the labels that a cluster has, and shows what that does', async () => {
  const { user, api, onCreate, press } = await renderForm(
    'change-a-clusters-labels',
    [pricing],
  );
  await press('Next');
  const tier = await screen.findByRole('textbox', { name: 'Value of tier' });
  expect(tier).toHaveValue('core');
  await press('Next');
  expect(
    (await screen.findAllByText(/take away at least one label/)).length,
  ).toBeGreaterThan(0);

  await user.clear(tier);
  await user.type(tier, 'edge');
  await press('Take env away');
  await press('Add a label');
  const added = within(screen.getByRole('group', { name: 'New label' }));
  await user.type(added.getByRole('textbox', { name: 'Key' }), 'zone');
  await press('Next');
  expect(await screen.findAllByText('pricing-prod-eu-1')).toHaveLength(2);
  expect(api.asked.at(-1)).toEqual({
    cluster: {
      hub: 'prod-hub',
      name: 'prod-eu-1',
      labels: { tier: 'edge', zone: '' },
    },
  });

  await press('Review');
  expect(
    (await screen.findAllByText(/Tick each one that is meant/)).length,
  ).toBeGreaterThan(0);
  await user.click(
    screen.getByRole('checkbox', {
      name: 'pricing-prod-eu-1 prod-eu-1 on prod-hub',
    }),
  );
  await press('Review');
  await press('Create');
  expect(onCreate.mock.lastCall?.[0]).toMatchObject({
    ...known,
    labels: {
      set: [
        { key: 'tier', value: 'edge' },
        { key: 'zone', value: '' },
      ],
      remove: ['env'],
    },
    removals: ['prod-hub/pricing-prod-eu-1'],
  });
});

it('begins with the labels that an address brings', async () => {
  const { press } = await renderForm('change-a-clusters-labels', [], {
    ...known,
    labels: { set: [{ key: 'zone', value: 'b' }], remove: ['tier'] },
  });
  await press('Next');
  expect(
    await screen.findByRole('textbox', { name: 'Value of zone' }),
  ).toHaveValue('b');
  await press('Keep tier');
  expect(screen.getByRole('textbox', { name: 'Value of tier' })).toHaveValue(
    'core',
  );
  await press('Next');
  expect(
    await screen.findByText(/No Application would be added/),
  ).toBeInTheDocument();
});

it('leaves nothing behind on a cluster that was not ticked', async () => {
  const { user, api, onCreate, press } = await renderForm('retire-a-spoke', [
    { ...pricing, change: 'unchanged', production: false },
  ]);
  await press('Next');
  const tick = await screen.findByRole('checkbox', {
    name: 'pricing-prod-eu-1 prod-eu-1 on prod-hub',
  });
  expect(screen.getByText(/would be left behind/)).toBeInTheDocument();
  expect(api.asked.at(-1)).toEqual({
    cluster: { hub: 'prod-hub', name: 'prod-eu-1', labels: null },
  });
  await press('Review');
  expect(
    (await screen.findAllByText(/take the services off the cluster first/))
      .length,
  ).toBeGreaterThan(0);
  await user.click(tick);
  await press('Review');
  await press('Create');
  expect(onCreate.mock.lastCall?.[0]).toMatchObject({
    ...known,
    removals: ['prod-hub/pricing-prod-eu-1'],
  });
});
