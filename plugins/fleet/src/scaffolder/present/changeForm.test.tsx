import {
  ApplicationSetIntent,
  ApplicationSetRef,
  buildApplicationSet,
  manifestYaml,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { buildApplicationSet as buildSummary } from '@fleet-portal/backstage-plugin-fleet-common/testUtils';
import { screen, within } from '@testing-library/react';
import {
  choose,
  next,
  PlacingFleet,
  renderForm,
  repository,
} from '../__testUtils__/templateForm';

const intent: ApplicationSetIntent = {
  name: 'pricing',
  hubs: ['prod-hub'],
  generator: {
    clusters: { selector: { matchLabels: { env: 'prod', tier: 'core' } } },
  },
  project: 'shop',
  namespace: 'pricing',
  repository: { repoUrl: repository.repoUrl, gitUrl: repository.gitUrl },
  source: { path: 'charts/service' },
  values: { by: ['environment', 'cluster'] },
  syncPolicy: { prune: true, retry: { limit: 7 } },
  rollingSync: [{ environments: ['prod'], maxUpdate: '25%' }],
};

/** A fleet with the service, on hubs by what their ApplicationSet says. */
class ServingFleet extends PlacingFleet {
  constructor(private readonly sets: Record<string, object>) {
    super();
  }

  async getApplicationSets() {
    return {
      ...(await super.getApplicationSets()),
      items: Object.keys(this.sets).map(hub =>
        buildSummary({ ref: { hub, namespace: 'argocd', name: 'pricing' } }),
      ),
    };
  }

  async getApplicationSet({ hub }: ApplicationSetRef) {
    const { version, epoch, sources } = await super.getApplicationSets();
    return {
      ...{ version, epoch, sources },
      applicationSet: buildSummary(),
      applications: [],
      placement: [],
      unsupported: [],
      manifest: manifestYaml(this.sets[hub]),
    };
  }
}

async function openForm(
  sets: Record<string, object>,
  state: Record<string, string | boolean> = {},
) {
  const form = await renderForm('change-a-service', new ServingFleet(sets), {
    repository: { ...repository, branch: 'main' },
    name: 'pricing',
    ...state,
  });
  await screen.findByLabelText(/^Name/);
  await next(form.user);
  await screen.findByText('Change on which clusters it runs');
  return form;
}

describe('the form of a change', () => {
  jest.setTimeout(60_000);

  it('is filled in with what the service has, and shows the difference', async () => {
    const { user, onCreate } = await openForm({
      'prod-hub': buildApplicationSet(intent),
    });
    await user.click(
      screen.getByRole('checkbox', {
        name: 'Change on which clusters it runs',
      }),
    );
    const first = await screen.findByRole('group', { name: 'Condition 1' });
    expect(first).toHaveTextContent(/env.*is one of.*prod/);
    await next(user);

    expect(
      await screen.findByRole('checkbox', { name: 'Cluster name' }),
    ).toBeChecked();
    expect(screen.getByRole('checkbox', { name: 'Region' })).not.toBeChecked();
    await next(user);

    const limit = await screen.findByLabelText(/^Retry: tries/);
    expect(limit).toHaveValue(7);
    expect(screen.getByLabelText(/^How many Applications/)).toHaveValue('25%');
    await user.clear(limit);
    await user.type(limit, '9');
    await next(user);

    const difference = await screen.findByLabelText(
      'The ApplicationSet, before and after',
      { selector: 'pre' },
    );
    const changed = within(difference)
      .getAllByText(/^[+-] /, { normalizer: text => text })
      .map(line => line.textContent?.trim());
    expect(changed).toEqual(['-           limit: 7', '+           limit: 9']);
    await next(user, 'Review');
    await user.click(await screen.findByRole('button', { name: 'Create' }));
    expect(onCreate.mock.lastCall?.[0]).toMatchObject({
      name: 'pricing',
      placement: { generator: intent.generator },
      files: { by: ['environment', 'cluster'] },
      sync: {
        syncPolicy: { automated: true, prune: true, retry: { limit: 9 } },
        rollingSync: intent.rollingSync,
        preserveResourcesOnDeletion: false,
        finalizer: 'hub',
      },
    });
  });

  it('says what can only be changed by hand, and where hubs differ', async () => {
    const byHand = buildApplicationSet(intent);
    const { user } = await openForm(
      {
        'nonprod-hub': {
          ...byHand,
          spec: {
            ...byHand.spec,
            generators: [{ plugin: { configMapRef: { name: 'x' } } }],
          },
        },
        'prod-hub': byHand,
      },
      { changePlacement: true },
    );
    expect(
      await screen.findByText(
        'The field generator can only be changed by hand',
      ),
    ).toBeInTheDocument();
    expect(screen.getByText(/prod-hub have it otherwise/)).toBeInTheDocument();
    expect(
      screen.queryByRole('group', { name: 'Condition 1' }),
    ).not.toBeInTheDocument();
    await choose(
      user,
      screen.getByRole('button', { name: /How are they chosen/ }),
      'By their labels',
    );
  });

  it('says when nobody has the service', async () => {
    const { user } = await openForm({});
    await next(user);
    expect(
      await screen.findByText(/No hub has an ApplicationSet of this name/),
    ).toBeInTheDocument();
  });
});
