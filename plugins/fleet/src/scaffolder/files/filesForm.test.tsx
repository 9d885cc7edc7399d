import { decodeApplicationSetIntent } from '@fleet-portal/backstage-plugin-fleet-common';
import { screen, within } from '@testing-library/react';
import { next, renderForm, repository } from '../__testUtils__/templateForm';
import { PlacingFleet } from '../__testUtils__/templateForm';

const service = {
  repository: { ...repository, branch: 'main' },
  name: 'shop',
  newService: false,
  entityRef: 'component:default/shop',
  source: { path: 'charts/service' },
  hubs: ['prod-hub'],
  generator: { clusters: { selector: { matchLabels: { env: 'prod' } } } },
  project: 'default',
  namespace: 'shop',
};

async function openValues(more: Record<string, object | string>) {
  const form = await renderForm(
    'put-a-service-on-the-fleet',
    new PlacingFleet(),
    { ...service, ...more },
  );
  await screen.findByLabelText(/^Name/);
  await next(form.user);
  await screen.findByRole('group', { name: 'Which clusters?' });
  await next(form.user);
  await screen.findByText('Which cluster reads which file', {
    selector: 'h2',
  });
  return form;
}

const readers = () =>
  screen.findByRole('list', { name: 'Which cluster reads which file' });

describe('values of a service in its form', () => {
  jest.setTimeout(60_000);

  it('show which cluster reads which file, at once', async () => {
    const { user } = await openValues({});
    const first = (
      await within(await readers()).findByText('prod-eu-1')
    ).closest('li');
    expect(first).toHaveTextContent(
      'prod-eu-1apps/shop/values.yamlapps/shop/values-prod.yaml (if it is there)',
    );
    await user.click(screen.getByRole('checkbox', { name: 'Cluster name' }));
    expect(
      await screen.findByText('apps/shop/values-prod-eu-2.yaml'),
    ).toBeInTheDocument();
    expect(screen.getByText('Values per cluster')).toBeInTheDocument();
  });

  it('of a name that no cluster has are said to be read by nobody', async () => {
    await openValues({
      values: {
        by: ['environment'],
        environments: [{ environment: 'prdo', values: 'a: 1' }],
      },
    });
    expect(
      await screen.findByText(/No cluster reads apps\/shop\/values-prdo.yaml/),
    ).toBeInTheDocument();
  });

  it('give way to overlays of Kustomize', async () => {
    const { user, onCreate } = await openValues({});
    await user.click(screen.getByRole('radio', { name: /^Kustomize/ }));
    expect(
      await screen.findAllByText('charts/service/overlays/prod'),
    ).toHaveLength(2);
    await next(user);
    await screen.findByLabelText(/^Prune/);
    await next(user);
    await screen.findByText(/This pull request will add 2 Applications/);
    await next(user, 'Review');
    await user.click(await screen.findByRole('button', { name: 'Create' }));
    const decoded = decodeApplicationSetIntent(onCreate.mock.lastCall?.[0]);
    expect(decoded).toMatchObject({
      ok: true,
      intent: { kustomize: { by: 'environment' } },
    });
  });
});
