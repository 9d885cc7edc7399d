import {
  ApplicationSetIntent,
  buildApplicationSet,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { PresentApplication } from '@fleet-portal/backstage-plugin-fleet-common/testUtils';
import { JsonValue } from '@backstage/types';
import { screen, within } from '@testing-library/react';
import {
  choose,
  next,
  renderForm,
  repository,
  ServingFleet,
} from '../__testUtils__/templateForm';

import { changedManifests } from './changedManifests';
import { presentService } from './usePresentApplicationSet';

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

async function openForm(
  sets: Record<string, object>,
  state: Record<string, JsonValue> = {},
  present: PresentApplication[] = [],
) {
  const fleet = new ServingFleet('pricing', sets, present);
  const form = await renderForm('change-a-service', fleet, {
    repository: { ...repository, branch: 'main' },
    name: 'pricing',
    ...state,
  });
  await screen.findByLabelText(/^Name/);
  await next(form.user);
  await screen.findByText('Change on which clusters it runs');
  return { ...form, fleet };
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

  it('asks each hub about its own ApplicationSet, and for a tick of each Application that production loses', async () => {
    const set = buildApplicationSet(intent);
    const generator = {
      clusters: { selector: { matchLabels: { tier: 'edge' } } },
    };
    const { user, fleet, onCreate } = await openForm(
      {
        'nonprod-hub': buildApplicationSet({ ...intent, project: 'staging' }),
        'prod-hub': set,
      },
      {
        changePlacement: true,
        placement: { generator, filledFor: 'nonprod-hub+prod-hub/pricing' },
      },
      [
        {
          hub: 'prod-hub',
          applicationSet: 'pricing',
          name: 'pricing-prod-eu-1',
          cluster: 'prod-eu-1',
        },
      ],
    );
    await screen.findByRole('group', { name: 'Condition 1' });
    await next(user);
    await screen.findByRole('checkbox', { name: 'Cluster name' });
    await next(user);
    await screen.findByLabelText(/^Retry: tries/);
    await next(user);
    const tick = await screen.findByRole('checkbox', {
      name: 'pricing-prod-eu-1 prod-eu-1 on prod-hub',
    });
    expect(
      screen.getByLabelText(
        'The ApplicationSet of prod-hub, before and after',
        { selector: 'pre' },
      ),
    ).toBeInTheDocument();
    expect(
      fleet.requests
        .slice(-2)
        .map(({ hubs, applicationSet }) => [
          hubs,
          Object(applicationSet).spec.template.spec.project,
        ]),
    ).toEqual([
      [['nonprod-hub'], 'staging'],
      [['prod-hub'], 'shop'],
    ]);
    await next(user, 'Review');
    expect(
      (await screen.findAllByText(/would lose prod-hub\/pricing-prod-eu-1/))
        .length,
    ).toBeGreaterThan(0);
    await user.click(tick);
    await next(user, 'Review');
    await user.click(await screen.findByRole('button', { name: 'Create' }));
    expect(onCreate.mock.lastCall?.[0]).toMatchObject({
      removals: ['prod-hub/pricing-prod-eu-1'],
    });
  });

  it('puts clusters that are named on several hubs together, and changes each hub for itself', async () => {
    const named = (cluster: string, env: string) =>
      buildApplicationSet({
        ...intent,
        generator: { list: { elements: [{ cluster, env }] } },
      });
    const { user, fleet, onCreate } = await openForm(
      {
        'nonprod-hub': named('stg-eu-1', 'staging'),
        'prod-hub': named('prod-eu-1', 'prod'),
      },
      { changePlacement: true },
    );
    const clusters = await screen.findByRole('button', {
      name: /stg-eu-1 on nonprod-hub.*prod-eu-1 on prod-hub.*Clusters/,
    });
    expect(screen.queryByText(/have it otherwise/)).not.toBeInTheDocument();
    await choose(user, clusters, 'prod-eu-2 on prod-hub');
    await next(user);
    await screen.findByRole('checkbox', { name: 'Cluster name' });
    await next(user);
    await screen.findByLabelText(/^Retry: tries/);
    await next(user);
    const difference = await screen.findByLabelText(
      'The ApplicationSet of prod-hub, before and after',
      { selector: 'pre' },
    );
    expect(difference).toHaveTextContent(/\+ +- cluster: prod-eu-2/);
    expect(
      screen.queryByLabelText(/The ApplicationSet of nonprod-hub/),
    ).not.toBeInTheDocument();
    expect(fleet.requests.at(-1)).toMatchObject({
      hubs: ['prod-hub'],
      applicationSet: {
        spec: {
          generators: [
            {
              list: {
                elements: [
                  { cluster: 'prod-eu-1', env: 'prod' },
                  { cluster: 'prod-eu-2' },
                ],
              },
            },
          ],
        },
      },
    });
    await next(user, 'Review');
    await user.click(await screen.findByRole('button', { name: 'Create' }));
    expect(onCreate.mock.lastCall?.[0]).toMatchObject({
      placement: {
        generator: {
          list: {
            elements: [
              { cluster: 'stg-eu-1', env: 'staging', hub: 'nonprod-hub' },
              { cluster: 'prod-eu-1', env: 'prod', hub: 'prod-hub' },
              { cluster: 'prod-eu-2', hub: 'prod-hub' },
            ],
          },
        },
      },
    });
  });

  it('goes from Kustomize to Helm, and takes away what was told to Helm', async () => {
    const helm = { values: "cluster: '{{.name}}'\n" };
    const deploy = (tool: string) => ({
      changeTool: true,
      deploy: { tool, source: { path: 'charts/service' } },
    });
    const overlays = buildApplicationSet({
      ...intent,
      source: { path: 'apps/pricing' },
      kustomize: {},
    });
    const told = buildApplicationSet({ ...intent, helm });
    const service = (manifest: object) => {
      const present = presentService({ name: 'pricing', repository }, [
        { hub: 'prod-hub', manifest: { ...manifest } },
      ]);
      if (!present) throw new Error('There is no such service');
      return (form: object) =>
        changedManifests(present, { repository, ...form }).map(
          ({ changed, problems }) => [changed, problems],
        );
    };
    const asJson = (manifest: object) => JSON.parse(JSON.stringify(manifest));
    const filled = { filled: ['by', 'helm', 'kustomize'] };
    expect(
      service(overlays)({
        ...deploy('helm'),
        files: { ...filled, kustomize: { by: 'environment' } },
      }),
    ).toEqual([[asJson(buildApplicationSet({ ...intent, values: {} })), []]]);
    expect(
      service(told)({
        files: { ...filled, by: [], helm: { values: undefined } },
      }),
    ).toEqual([
      [asJson(buildApplicationSet({ ...intent, values: { by: [] } })), []],
    ]);
    expect(service(told)({ files: { by: [], helm: {} } })).toEqual([
      [asJson(told), []],
    ]);

    const { user } = await openForm({ 'prod-hub': overlays });
    await user.click(
      screen.getByRole('checkbox', { name: /^Change what is deployed/ }),
    );
    expect(
      await screen.findByRole('radio', { name: /^Kustomize/ }),
    ).toBeChecked();
    await user.click(screen.getByRole('radio', { name: /^Helm/ }));
    const folder = screen.getByLabelText(/^Folder/);
    expect(folder).toHaveValue('apps/pricing');
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
    const refusal = await screen.findByText(
      'This form cannot change on which clusters the service runs',
    );
    expect(refusal).toBeInTheDocument();
    expect(screen.getByText(/the generator that is there/)).toHaveTextContent(
      /\(plugin\).*apps\/pricing\/applicationset-nonprod-hub\.yaml.*take the tick away/,
    );
    expect(
      screen.getByRole('link', { name: /^Open the fleet repository/ }),
    ).toHaveAttribute('href', 'http://127.0.0.1:7100/fleet-demo/fleet');
    expect(screen.getByText(/prod-hub have it otherwise/)).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: /How are they chosen/ }),
    ).not.toBeInTheDocument();

    await user.click(
      screen.getByRole('checkbox', {
        name: 'Change on which clusters it runs',
      }),
    );
    expect(refusal).not.toBeInTheDocument();
    await next(user);
    expect(
      await screen.findByRole('checkbox', { name: 'Cluster name' }),
    ).toBeChecked();
  });

  it('does not ask for steps that it cannot read, but for the rest beside them', async () => {
    const set = buildApplicationSet(intent);
    const step = { matchExpressions: [{ key: 'wave', operator: 'In' }] };
    const strategy = { type: 'RollingSync', rollingSync: { steps: [step] } };
    const { user } = await openForm({
      'prod-hub': { ...set, spec: { ...set.spec, strategy } },
    });
    await next(user);
    await screen.findByRole('checkbox', { name: 'Cluster name' });
    await next(user);
    expect(await screen.findByLabelText(/^Retry: tries/)).toHaveValue(7);
    expect(
      screen.getByText(
        'This form cannot change the order of the environments (RollingSync)',
      ),
    ).toBeInTheDocument();
    expect(
      screen.queryByText('One environment after the other (RollingSync)'),
    ).not.toBeInTheDocument();
  });

  it('says when nobody has the service', async () => {
    const { user } = await openForm({});
    await next(user);
    expect(
      await screen.findByText(/No hub has an ApplicationSet of this name/),
    ).toBeInTheDocument();
  });
});
