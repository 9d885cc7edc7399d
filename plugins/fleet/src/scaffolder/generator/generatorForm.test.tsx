import { renderInTestApp } from '@backstage/frontend-test-utils';
import { Stepper } from '@backstage/plugin-scaffolder-react/alpha';
import type { JsonObject } from '@backstage/types';
import {
  decodeApplicationSetIntent,
  PreviewRequest,
} from '@fleet-portal/backstage-plugin-fleet-common';
import {
  buildCluster,
  buildHub,
  emptyWorld,
  FakeFleet,
  previewOver,
} from '@fleet-portal/backstage-plugin-fleet-common/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
// The template is read from its file, as the backend reads it.
// eslint-disable-next-line no-restricted-imports
import { readFileSync } from 'fs';
// eslint-disable-next-line no-restricted-imports
import { resolve } from 'path';
import { parse } from 'yaml';
import { fleetApiRef } from '../../api';
import { fill } from '../__testUtils__/templateForm';
import { fieldOptions } from '../fields';
import { draftOf, valueOf } from './generatorDraft';

const clusters = {
  'edge-hub': [
    {
      name: 'prod-eu-1',
      server: 'https://edge.example.com',
      labels: { env: 'edge', tier: 'edge' },
    },
  ],
  'prod-hub': ['prod-eu-1', 'prod-eu-2'].map(name => ({
    name,
    server: `https://${name}.example.com`,
    labels: { env: 'prod', tier: name.endsWith('1') ? 'core' : 'batch' },
  })),
};
const files = {
  'apps/shop/parts/cart/values.yaml': '',
  'apps/shop/parts/till/values.yaml': '',
  'apps/shop/placements/one.yaml': 'cluster: prod-eu-2\nenv: prod\n',
};

/** A fleet whose previews are worked out by the engine, with one repository. */
class PlacingFleet extends FakeFleet {
  constructor() {
    super(
      emptyWorld({
        hubs: Object.keys(clusters).map(name => buildHub({ name })),
        clusters: Object.entries(clusters).flatMap(([hub, own]) =>
          own.map(({ name, labels }) =>
            buildCluster({
              ref: { hub, name },
              environment: labels.env,
              labels,
            }),
          ),
        ),
      }),
    );
  }

  async previewPlacement(request?: PreviewRequest) {
    if (!request) return super.previewPlacement();
    return previewOver(clusters, request, [], [], repoURL =>
      repoURL === 'https://github.com/acme/fleet.git' ? { files } : undefined,
    );
  }
}

/** The steps of the template that are about placement. */
function placementSteps() {
  const file = resolve(
    __dirname,
    '../../../../../templates/put-a-service-on-the-fleet/template.yaml',
  );
  const { spec } = parse(readFileSync(file, 'utf8'));
  return spec.parameters
    .filter(({ title }: { title: string }) =>
      ['Placement', 'Blast radius'].includes(title),
    )
    .map((schema: { title: string }) => ({ title: schema.title, schema }));
}

const filledIn: JsonObject = {
  name: 'shop',
  repository: { repoUrl: 'github.com?owner=acme&repo=fleet' },
  source: { path: 'charts/service' },
  hubs: ['prod-hub'],
  project: 'default',
  namespace: 'shop',
};

async function renderPlacement(
  values: JsonObject = {},
  fleet: FakeFleet = new PlacingFleet(),
) {
  const onCreate = jest.fn(async (_values: object) => {});
  await renderInTestApp(
    <Stepper
      manifest={{ title: 'Placement', steps: placementSteps() }}
      extensions={Object.values(fieldOptions).map(option => ({
        ...option,
        schema: option.schema.schema,
      }))}
      initialState={JSON.parse(JSON.stringify({ ...filledIn, ...values }))}
      onCreate={onCreate}
    />,
    { apis: [[fleetApiRef, fleet]] },
  );
  const user = userEvent.setup();
  const choose = async (control: RegExp, ...options: string[]) => {
    const button = await screen.findByRole('button', { name: control });
    // Until there is something to choose.
    await waitFor(() => expect(button).toBeEnabled());
    await user.click(button);
    for (const option of options) {
      await user.click(await screen.findByRole('option', { name: option }));
    }
    if (screen.queryByRole('listbox')) await user.keyboard('{Escape}');
  };
  const chooseBy = (kind: string) => choose(/How are they chosen/, kind);
  const next = (name = 'Next') =>
    user.click(screen.getByRole('button', { name }));
  /** What the form hands over in the end. */
  const finish = async () => {
    await next();
    await screen.findByText(/^This pull request will/);
    await next('Review');
    await user.click(await screen.findByRole('button', { name: 'Create' }));
    return onCreate.mock.lastCall?.[0] ?? {};
  };
  return { user, choose, chooseBy, next, finish };
}

const matched = async () =>
  within(await screen.findByRole('list', { name: 'Matched clusters' }))
    .getAllByText(/^new Application/)
    .map(({ textContent }) => textContent?.split(' ').pop());

describe('how the clusters of a service are chosen', () => {
  jest.setTimeout(60_000);
  it('by name, each with its own environment until another is chosen', async () => {
    const { choose, chooseBy, finish } = await renderPlacement();
    await chooseBy('By name');
    expect(
      (await screen.findAllByText('Choose at least one cluster.')).length,
    ).toBeGreaterThan(0);
    await choose(/Choose clusters|^Clusters/, 'prod-eu-1', 'prod-eu-2');
    expect(await screen.findByText('2 clusters matched')).toBeInTheDocument();
    expect(await matched()).toEqual(['shop-prod-eu-1', 'shop-prod-eu-2']);
    expect(
      screen.getByRole('button', { name: /Environment of prod-eu-2/ }),
    ).toHaveTextContent('prod');
    expect(decodeApplicationSetIntent(await finish())).toMatchObject({
      ok: true,
      intent: {
        generator: {
          list: {
            elements: [
              { cluster: 'prod-eu-1', env: 'prod', hub: 'prod-hub' },
              { cluster: 'prod-eu-2', env: 'prod', hub: 'prod-hub' },
            ],
          },
        },
      },
    });
  });

  it('by name on each of several hubs, whose clusters are told apart', async () => {
    const { choose, chooseBy, finish } = await renderPlacement({
      hubs: ['edge-hub', 'prod-hub'],
      // What was chosen while there was one hub is still the cluster of its name.
      generator: {
        list: { elements: [{ cluster: 'prod-eu-2', env: 'prod' }] },
      },
    });
    await chooseBy('By name');
    await choose(
      /prod-eu-2 on prod-hub.*Clusters/,
      'prod-eu-2 on prod-hub',
      'prod-eu-1 on prod-hub',
    );
    expect(
      (await screen.findAllByText(/names no cluster of the hub 'edge-hub'/))
        .length,
    ).toBeGreaterThan(0);
    await choose(/prod-eu-1 on prod-hub.*Clusters/, 'prod-eu-1 on edge-hub');
    expect(await screen.findByText('2 clusters matched')).toBeInTheDocument();
    expect(
      screen.getByRole('button', {
        name: /Environment of prod-eu-1 on edge-hub/,
      }),
    ).toHaveTextContent('edge');
    const values = await finish();
    expect(values).toMatchObject({
      generator: {
        list: {
          elements: [
            { cluster: 'prod-eu-1', env: 'edge', hub: 'edge-hub' },
            { cluster: 'prod-eu-1', env: 'prod', hub: 'prod-hub' },
          ],
        },
      },
    });
  });

  it('by files in Git, previewed as the path is typed', async () => {
    const { user, chooseBy, next, finish } = await renderPlacement();
    await chooseBy('By files in Git');
    const path = screen.getByLabelText('Path 1');
    await user.type(path, '/apps');
    expect(screen.getByText(/Path: '\/apps' is not a path/)).toBeVisible();
    await next();
    expect(
      (await screen.findAllByText(/Path: '\/apps' is not a path/)).length,
    ).toBeGreaterThan(1);
    await user.clear(path);
    await fill(user, path, 'apps/shop/placements/*.yaml');
    expect(await screen.findByText('1 cluster matched')).toBeInTheDocument();
    expect(await matched()).toEqual(['shop-prod-eu-2']);
    expect(await finish()).toMatchObject({
      generator: { git: { files: [{ path: 'apps/shop/placements/*.yaml' }] } },
    });
  });

  it('one, for every folder in Git that is not left out', async () => {
    const { user, choose, chooseBy, finish } = await renderPlacement();
    await chooseBy('One cluster, for every folder in Git');
    await fill(user, screen.getByLabelText('Path 1'), 'apps/shop/parts/*');
    await choose(/Cluster/, 'prod-eu-1');
    await waitFor(async () =>
      expect(await matched()).toEqual([
        'shop-cart-prod-eu-1',
        'shop-till-prod-eu-1',
      ]),
    );
    await user.click(screen.getByRole('button', { name: 'Add a path' }));
    await fill(user, screen.getByLabelText('Path 2'), 'apps/shop/parts/till');
    await user.click(screen.getAllByRole('checkbox', { name: 'Leave out' })[1]);
    await waitFor(async () =>
      expect(await matched()).toEqual(['shop-cart-prod-eu-1']),
    );
    expect(await finish()).toMatchObject({
      generator: {
        git: {
          directories: [
            { path: 'apps/shop/parts/*' },
            { path: 'apps/shop/parts/till', exclude: true },
          ],
          values: { cluster: 'prod-eu-1', env: 'prod' },
        },
      },
    });
  });

  it('by their labels, for every folder in Git, as it is where no chart is named', async () => {
    const { user, choose, chooseBy, finish } = await renderPlacement({
      source: {},
    });
    await chooseBy('By their labels, for every folder in Git');
    await fill(user, screen.getByLabelText('Path 1'), 'apps/shop/parts/*');
    await user.click(screen.getByRole('button', { name: 'Add a condition' }));
    await choose(/^Label|Label$/, 'tier');
    await choose(/^Values|Values$/, 'core');
    expect(await screen.findByText('1 cluster matched')).toBeInTheDocument();
    expect(await matched()).toEqual([
      'shop-cart-prod-eu-1',
      'shop-till-prod-eu-1',
    ]);
    const values = await finish();
    expect(values).toMatchObject({
      generator: {
        matrix: {
          generators: [
            { git: { directories: [{ path: 'apps/shop/parts/*' }] } },
            { clusters: { selector: { matchLabels: { tier: 'core' } } } },
          ],
        },
      },
    });
    expect(decodeApplicationSetIntent(values)).toMatchObject({ ok: true });
  });

  it('says why there is no cluster to choose, and opens no empty list', async () => {
    const { chooseBy } = await renderPlacement({}, new FakeFleet(emptyWorld()));
    await chooseBy('By name');
    expect(
      await screen.findByText(/^No cluster that you may see is known of prod-/),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: /Choose clusters/ }),
    ).toBeDisabled();
  });

  it('another way for a look, and back to what was said before', async () => {
    const { choose, chooseBy } = await renderPlacement();
    await chooseBy('By name');
    await choose(/Choose clusters|^Clusters/, 'prod-eu-1');
    await chooseBy('By files in Git');
    await chooseBy('By name');
    expect(await screen.findByText('1 cluster matched')).toBeInTheDocument();
  });

  it('not at all is no choice', async () => {
    const { chooseBy, next } = await renderPlacement();
    for (const [kind, words] of [
      ['By name', /Choose at least one cluster/],
      ['By files in Git', /Name at least one path/],
      ['One cluster, for every folder in Git', /and the cluster/],
    ] as const) {
      await chooseBy(kind);
      await next();
      await waitFor(() =>
        expect(screen.getAllByText(words).length).toBeGreaterThan(1),
      );
    }
  });
});

describe('a draft of a generator', () => {
  it.each([
    { list: { elements: [{ cluster: 'a', env: 'prod' }] } },
    { list: { elements: [{ cluster: 'a', env: 'prod', hub: 'h' }] } },
    { git: { repoURL: 'https://x', revision: 'v1', files: [{ path: 'a' }] } },
    {
      git: {
        directories: [{ path: 'a', exclude: true }],
        values: { cluster: 'a', env: 'prod' },
      },
    },
    {
      matrix: {
        generators: [
          { git: { directories: [{ path: 'a' }] } },
          { clusters: { selector: { matchLabels: { env: 'prod' } } } },
        ],
      },
    },
    { clusters: { selector: { matchLabels: { env: 'prod' } } } },
    {},
  ])('is read back as it was: %j', generator => {
    expect(valueOf(draftOf(generator))).toEqual(generator);
  });

  it.each([undefined, null, 3, { git: 3 }, { list: { elements: 'x' } }])(
    'takes what it cannot read for nothing: %j',
    value => {
      expect(() => valueOf(draftOf(value))).not.toThrow();
    },
  );
});
