import {
  decodeApplicationSetIntent,
  PreviewRequest,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { screen, waitFor, within } from '@testing-library/react';
import { parse } from 'yaml';
import {
  choose,
  fill,
  next,
  PlacingFleet,
  renderForm,
  repository,
  User,
} from './__testUtils__/templateForm';

/** A fleet where the change takes one Application from production. */
class ShrinkingFleet extends PlacingFleet {
  async previewPlacement(request?: PreviewRequest) {
    const preview = await super.previewPlacement(request);
    const prod = preview.hubs.find(({ hub }) => hub === 'prod-hub');
    prod?.changes.push({
      change: 'removed',
      application: 'pricing-prod-eu-2',
      cluster: 'prod-eu-2',
      environment: 'prod',
      production: true,
      details: [],
    });
    const { summary } = preview;
    return {
      ...preview,
      summary: { ...summary, removed: 1, removedInProduction: 1 },
    };
  }
}

async function addCondition(
  user: User,
  number: number,
  key: string,
  values: string[],
) {
  await user.click(screen.getByRole('button', { name: 'Add a condition' }));
  const row = await screen.findByRole('group', { name: `Condition ${number}` });
  await choose(user, within(row).getByRole('button', { name: /Label/ }), key);
  await choose(
    user,
    within(row).getByRole('button', { name: /Values/ }),
    ...values,
  );
}

async function toPlacement(user: User) {
  await fill(user, await screen.findByLabelText(/^Name/), 'loyalty-points');
  await fill(user, screen.getByLabelText(/^Owner/), 'group:default/shop');
  await next(user);
  await screen.findByRole('group', { name: 'Which clusters?' });
}

async function finishPlacement(user: User) {
  await choose(
    user,
    screen.getByRole('button', { name: /AppProject/ }),
    'default',
  );
  await fill(user, screen.getByLabelText(/^Namespace/), 'loyalty');
  await next(user);
}

describe('put-a-service-on-the-fleet', () => {
  jest.setTimeout(60_000);

  it('leads from the first field to an input that the action takes', async () => {
    const { user, onCreate, api } = await renderForm(
      'put-a-service-on-the-fleet',
    );
    await toPlacement(user);
    await waitFor(() =>
      expect(screen.getByRole('checkbox', { name: 'prod-hub' })).toBeChecked(),
    );
    expect(screen.getByText(/Add at least one condition/)).toBeInTheDocument();

    await addCondition(user, 1, 'tier', ['core']);
    expect(await screen.findByText('2 clusters matched')).toBeInTheDocument();
    const matched = screen.getByRole('list', { name: 'Matched clusters' });
    expect(
      within(matched).getByText('new Application loyalty-points-prod-eu-1'),
    ).toBeInTheDocument();
    const left = screen.getByRole('list', {
      name: 'Clusters that are not matched',
    });
    const batch = within(left).getByText('prod-eu-2').closest('li');
    expect(batch).toHaveTextContent(/tier.*batch/);
    expect(within(left).getByText('dev-eu-1').closest('li')).toHaveTextContent(
      /nonprod-hub is not heard/,
    );

    await finishPlacement(user);
    await screen.findByText(/Everywhere \(values.yaml\)/);
    await next(user);
    await screen.findByLabelText(/^Prune/);
    await next(user);

    expect(
      await screen.findByText(
        'This pull request will add 2 Applications on 2 clusters, change 0, remove 0',
      ),
    ).toBeInTheDocument();
    const files = within(screen.getByRole('list', { name: 'Files' }));
    expect(
      files.getAllByRole('listitem').map(item => item.textContent),
    ).toEqual([
      'apps/loyalty-points/applicationset-nonprod-hub.yaml',
      'apps/loyalty-points/applicationset-prod-hub.yaml',
      'apps/loyalty-points/values.yaml',
      'apps/loyalty-points/catalog-info.yaml',
    ]);
    const shown = parse(
      screen.getByLabelText('ApplicationSet').textContent ?? '',
    );
    await next(user, 'Review');
    await user.click(await screen.findByRole('button', { name: 'Create' }));

    const [values] = onCreate.mock.lastCall ?? [];
    const decoded = decodeApplicationSetIntent(values);
    expect(decoded).toMatchObject({
      ok: true,
      intent: {
        name: 'loyalty-points',
        hubs: ['nonprod-hub', 'prod-hub'],
        generator: {
          clusters: { selector: { matchLabels: { tier: 'core' } } },
        },
        project: 'default',
        namespace: 'loyalty',
        repository: {
          repoUrl: repository.repoUrl,
          gitUrl: repository.gitUrl,
          branch: 'main',
        },
        source: { path: 'charts/service' },
        values: { common: 'replicas: 1\n' },
      },
    });
    const asked = (api as PlacingFleet).requests.at(-1)?.applicationSet;
    expect(asked).toEqual(shown);
  });

  it('says at once what is wrong with a name, and offers what is right', async () => {
    const { user } = await renderForm('put-a-service-on-the-fleet');
    const name = await screen.findByLabelText(/^Name/);
    await user.type(name, 'Loyalty Points');
    expect(
      screen.getByText(/'Loyalty Points' is not a DNS-1123 label/),
    ).toBeInTheDocument();
    expect(name).toHaveAttribute('aria-invalid', 'true');
    await user.click(
      screen.getByRole('button', { name: 'Use loyalty-points' }),
    );
    expect(name).toHaveValue('loyalty-points');
    expect(screen.queryByText(/DNS-1123/)).not.toBeInTheDocument();
  });

  it('does not go on with a name that the hub would refuse', async () => {
    const { user } = await renderForm('put-a-service-on-the-fleet');
    await user.type(await screen.findByLabelText(/^Name/), 'A');
    await fill(user, screen.getByLabelText(/^Owner/), 'group:default/shop');
    await next(user);
    await waitFor(() =>
      expect(screen.getAllByText(/'a' would be right/).length).toBeGreaterThan(
        1,
      ),
    );
    expect(
      screen.queryByRole('group', { name: 'Which clusters?' }),
    ).not.toBeInTheDocument();
  });

  it('takes no selector and a half-filled one for no choice', async () => {
    const { user } = await renderForm('put-a-service-on-the-fleet');
    await toPlacement(user);
    await finishPlacement(user);
    expect(
      (await screen.findAllByText(/Add at least one condition/)).length,
    ).toBeGreaterThan(1);
    await user.click(screen.getByRole('button', { name: 'Add a condition' }));
    expect(
      screen.getByText(
        /Label: .*not a label key.*Values: In needs at least one/,
      ),
    ).toBeInTheDocument();
  });

  it('says that nothing matches, and goes on only when that is ticked', async () => {
    const { user } = await renderForm('put-a-service-on-the-fleet');
    await toPlacement(user);
    await addCondition(user, 1, 'tier', ['core']);
    await addCondition(user, 2, 'env', ['dev']);
    expect(await screen.findByText('0 clusters matched')).toBeInTheDocument();
    await finishPlacement(user);
    await screen.findByText(/Everywhere \(values.yaml\)/);
    await next(user);
    await screen.findByLabelText(/^Prune/);
    await next(user);
    const tick = await screen.findByRole('checkbox', {
      name: /no cluster is matched/,
    });
    await next(user, 'Review');
    expect(
      (await screen.findAllByText(/tick that you want to go on/)).length,
    ).toBeGreaterThan(0);
    await user.click(tick);
    await next(user, 'Review');
    expect(
      await screen.findByRole('button', { name: 'Create' }),
    ).toBeInTheDocument();
  });

  it('writes values for one environment', async () => {
    const { user, onCreate } = await renderForm('put-a-service-on-the-fleet');
    await toPlacement(user);
    await addCondition(user, 1, 'tier', ['core']);
    await finishPlacement(user);
    await user.click(await screen.findByRole('button', { name: /Add/ }));
    await choose(
      user,
      await screen.findByRole('button', { name: /Environment$/ }),
      'prod',
    );
    await next(user);
    await screen.findByLabelText(/^Prune/);
    await next(user);
    expect(
      await screen.findByText('apps/loyalty-points/values-prod.yaml'),
    ).toBeInTheDocument();
    await next(user, 'Review');
    await user.click(await screen.findByRole('button', { name: 'Create' }));
    expect(onCreate.mock.lastCall?.[0]).toMatchObject({
      values: {
        common: 'replicas: 1\n',
        environments: [{ environment: 'prod', values: 'replicas: 1\n' }],
      },
    });
  });

  it('takes nothing from production that was not ticked', async () => {
    const { user, onCreate } = await renderForm(
      'put-a-service-on-the-fleet',
      new ShrinkingFleet(),
    );
    await toPlacement(user);
    await addCondition(user, 1, 'tier', ['core']);
    expect(await screen.findByText(/pricing-prod-eu-2 goes/)).toBeVisible();
    await finishPlacement(user);
    await screen.findByText(/Everywhere \(values.yaml\)/);
    await next(user);
    await screen.findByLabelText(/^Prune/);
    await next(user);
    const tick = await screen.findByRole('checkbox', {
      name: 'pricing-prod-eu-2 prod-eu-2 on prod-hub',
    });
    expect(screen.getByText(/remove 1 \(1 in production\)/)).toBeVisible();
    await next(user, 'Review');
    expect(
      (await screen.findAllByText(/would lose prod-hub\/pricing-prod-eu-2/))
        .length,
    ).toBeGreaterThan(0);
    await user.click(tick);
    await next(user, 'Review');
    await user.click(await screen.findByRole('button', { name: 'Create' }));
    expect(onCreate.mock.lastCall?.[0]).toMatchObject({
      review: { removals: ['prod-hub/pricing-prod-eu-2'] },
    });
  });

  it('says that the fleet cannot be read, and tries again', async () => {
    const api = new PlacingFleet();
    const { user } = await renderForm('put-a-service-on-the-fleet', api);
    api.failWith(new Error('the backend is away'));
    await fill(user, await screen.findByLabelText(/^Name/), 'loyalty-points');
    await fill(user, screen.getByLabelText(/^Owner/), 'group:default/shop');
    await next(user);
    expect(
      (await screen.findAllByText('the backend is away')).length,
    ).toBeGreaterThan(0);
    api.failWith(undefined);
    const [again] = screen.getAllByRole('button', { name: 'Try again' });
    await user.click(again);
    expect(
      await screen.findByRole('checkbox', { name: 'prod-hub' }),
    ).toBeInTheDocument();
  });
});

describe('onboard-a-spoke', () => {
  jest.setTimeout(60_000);

  it('leads to an input without any credential', async () => {
    const { user, onCreate } = await renderForm('onboard-a-spoke');
    await choose(
      user,
      await screen.findByRole('button', { name: /^Hub|Hub$/ }),
      'prod-hub',
    );
    await fill(user, screen.getByLabelText(/^Name/), 'prod-eu-3');
    await fill(
      user,
      screen.getByLabelText(/^API server/),
      'https://api.prod-eu-3.example.com:6443',
    );
    await next(user);
    await choose(
      user,
      await screen.findByRole('button', { name: /Environment$/ }),
      'prod',
    );
    await choose(user, screen.getByRole('button', { name: /Tier$/ }), 'core');
    await next(user);
    await screen.findByText('What the hub may do on the cluster');
    await next(user);
    await screen.findByRole('checkbox', { name: /^Kyverno/ });
    await next(user);
    await screen.findByText(/No part is chosen/);
    await next(user, 'Review');
    await user.click(await screen.findByRole('button', { name: 'Create' }));
    expect(onCreate.mock.lastCall?.[0]).toMatchObject({
      repository: { repoUrl: repository.repoUrl },
      hub: 'prod-hub',
      cluster: 'prod-eu-3',
      server: 'https://api.prod-eu-3.example.com:6443',
      environment: 'prod',
      tier: 'core',
      deploy: false,
      access: 'least-privilege',
      portalReader: true,
    });
    expect(JSON.stringify(onCreate.mock.lastCall)).not.toMatch(
      /token|password/i,
    );
  });
});

describe('equip-a-spoke', () => {
  jest.setTimeout(60_000);

  it('asks of each chosen part what it needs, and shows what is written', async () => {
    const { user, onCreate } = await renderForm('equip-a-spoke');
    await fill(user, await screen.findByLabelText(/^Cluster/), 'prod-eu-1');
    await choose(user, screen.getByRole('button', { name: /Hub/ }), 'prod-hub');
    await choose(
      user,
      screen.getByRole('button', { name: /Environment$/ }),
      'prod',
    );
    await next(user);
    const velero = await screen.findByRole('checkbox', { name: /^Velero/ });
    expect(screen.queryByLabelText(/Velero: bucket/)).not.toBeInTheDocument();
    await user.click(velero);
    await user.click(screen.getByRole('checkbox', { name: /^Kyverno/ }));
    await fill(
      user,
      await screen.findByLabelText(/Velero: bucket/),
      'acme-fleet-backups',
    );
    await fill(
      user,
      screen.getByLabelText(/Velero: region of the bucket/),
      'eu-central-1',
    );
    await next(user);
    expect(
      await screen.findByText(
        'platform/prod-hub/prod-eu-1/velero/schedule.yaml',
      ),
    ).toBeInTheDocument();
    expect(screen.getByText('as prod-eu-1-kyverno')).toBeInTheDocument();
    expect(screen.getByText(/until then these parts wait/)).toBeInTheDocument();
    await next(user, 'Review');
    await user.click(await screen.findByRole('button', { name: 'Create' }));
    expect(onCreate.mock.lastCall?.[0]).toMatchObject({
      repository: { repoUrl: repository.repoUrl },
      hub: 'prod-hub',
      cluster: 'prod-eu-1',
      environment: 'prod',
      parts: ['velero', 'kyverno'],
      kyverno: { enforce: false },
      velero: {
        bucket: 'acme-fleet-backups',
        region: 'eu-central-1',
        schedule: '0 1 * * *',
        keptFor: '720h',
      },
      follow: false,
    });
  });

  it('does not go on without what a part needs', async () => {
    const { user } = await renderForm('onboard-a-spoke', new PlacingFleet(), {
      hub: 'prod-hub',
      cluster: 'prod-eu-3',
      server: 'https://api.prod-eu-3.example.com:6443',
      environment: 'prod',
      access: 'cluster-admin',
      parts: ['default-deny'],
    });
    await screen.findByLabelText(/^API server/);
    await next(user);
    await screen.findByRole('button', { name: /Environment$/ });
    await next(user);
    await screen.findByText('What the hub may do on the cluster');
    await next(user);
    const vault = await screen.findByLabelText(/Vault: address/);
    expect(vault).toBeInvalid();
    await next(user);
    expect(
      screen.getByLabelText('Default-deny: addresses of the hub, line 1'),
    ).toBeInTheDocument();
    expect(vault).toBeInTheDocument();
    expect(screen.queryByText('Files of the platform parts')).toBeNull();
  });
});
