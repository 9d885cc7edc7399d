import {
  ApplicationSource,
  decodeApplicationSetIntent,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { buildApplication } from '@fleet-portal/backstage-plugin-fleet-common/testUtils';
import { screen, within } from '@testing-library/react';
import {
  choose,
  fill,
  next,
  PlacingFleet,
  renderForm,
  repository,
} from '../__testUtils__/templateForm';

const charts = 'https://charts.example.com';

/** A fleet whose Applications have these sources. */
class DeployingFleet extends PlacingFleet {
  constructor(private readonly sources: ApplicationSource[]) {
    super();
  }

  async getApplications(query: Record<string, string | number>) {
    const items = this.sources.map(source =>
      buildApplication({ sources: [source] }),
    );
    return {
      ...(await super.getApplications(query)),
      total: items.length,
      items,
    };
  }
}

async function open(sources: ApplicationSource[]) {
  const form = await renderForm(
    'put-a-service-on-the-fleet',
    new DeployingFleet(sources),
    {
      repository: { ...repository, branch: 'main' },
      name: 'shop',
      newService: false,
      entityRef: 'component:default/shop',
      hubs: ['prod-hub'],
      generator: { clusters: { selector: { matchLabels: { env: 'prod' } } } },
      project: 'default',
      namespace: 'shop',
    },
  );
  await screen.findByLabelText(/^Name/);
  return form;
}

describe('the chart of a service in its form', () => {
  jest.setTimeout(60_000);

  it('is one of a Helm repository, in a version that the fleet knows', async () => {
    const { user, onCreate } = await open([
      { repoURL: charts, chart: 'shop', targetRevision: '1.9.0' },
      { repoURL: charts, chart: 'shop', targetRevision: '1.10.0' },
      { repoURL: charts, chart: 'other', targetRevision: '7.0.0' },
    ]);
    await screen.findByDisplayValue('charts/service');
    await choose(
      user,
      screen.getByRole('button', { name: /Where is the chart/ }),
      'In a Helm repository',
    );
    await fill(user, screen.getByLabelText(/^Helm repository/), charts);
    await fill(user, screen.getByLabelText(/^Chart/), 'shop');
    const known = await screen.findByRole('group', {
      name: 'On the fleet now:',
    });
    expect(
      within(known)
        .getAllByRole('button')
        .map(one => one.textContent),
    ).toEqual(['1.10.0', '1.9.0']);
    await user.click(within(known).getByRole('button', { name: '1.10.0' }));
    expect(screen.getByLabelText(/^Version of the chart/)).toHaveValue(
      '1.10.0',
    );
    await next(user);
    await screen.findByRole('group', { name: 'Which clusters?' });
    await next(user);
    await screen.findByText(/Everywhere \(values.yaml\)/);
    await next(user);
    await screen.findByLabelText(/^Prune/);
    await next(user);
    expect(await screen.findByLabelText('ApplicationSet')).toHaveTextContent(
      /chart: shop.*\$values\/apps\/shop\/values.yaml.*ref: values/,
    );
    await next(user, 'Review');
    await user.click(await screen.findByRole('button', { name: 'Create' }));
    expect(
      decodeApplicationSetIntent(onCreate.mock.lastCall?.[0]),
    ).toMatchObject({
      ok: true,
      intent: {
        source: { repoURL: charts, chart: 'shop', targetRevision: '1.10.0' },
      },
    });
  });

  it('is said to be unknown to the fleet where no Application has it', async () => {
    await open([]);
    expect(
      await screen.findByText(/No Application of the fleet has this chart/),
    ).toBeInTheDocument();
  });
});
