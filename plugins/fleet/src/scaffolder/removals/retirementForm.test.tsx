import {
  ApplicationSetIntent,
  buildApplicationSet,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { act, screen, within } from '@testing-library/react';
import {
  next,
  renderForm,
  repository,
  ServingFleet,
} from '../__testUtils__/templateForm';

jest.setTimeout(60_000);

const intent: ApplicationSetIntent = {
  name: 'cart',
  hubs: ['prod-hub'],
  generator: { clusters: { selector: { matchLabels: { tier: 'core' } } } },
  project: 'shop',
  namespace: 'cart',
  repository: { repoUrl: repository.repoUrl, gitUrl: repository.gitUrl },
  source: { path: 'charts/service' },
};
const set = buildApplicationSet(intent);
const on = (hub: string, cluster: string) => ({
  hub,
  applicationSet: 'cart',
  name: `cart-${cluster}`,
  cluster,
});
const everywhere = [
  on('nonprod-hub', 'stg-eu-1'),
  on('prod-hub', 'prod-eu-1'),
  on('prod-hub', 'prod-eu-2'),
];
const both = { 'nonprod-hub': set, 'prod-hub': set };

async function openForm(
  fleet = new ServingFleet('cart', both, everywhere),
  hubs: string[] = [],
) {
  const form = await renderForm('retire-a-service', fleet, {
    repository: { ...repository, branch: 'main' },
    name: 'cart',
    hubs,
  });
  await screen.findByLabelText(/^Name/);
  await next(form.user);
  return form;
}

it('goes on when each Application that production loses is ticked, and no sooner', async () => {
  const { user, onCreate } = await openForm();
  const group = await screen.findByRole('group', { name: 'prod' });
  const ticks = within(group).getAllByRole('checkbox');
  expect(ticks).toHaveLength(2);
  expect(screen.getByText('3 Applications go')).toBeInTheDocument();
  expect(screen.getByText('cart-stg-eu-1')).toBeInTheDocument();
  expect(screen.queryByRole('checkbox', { name: /stg/ })).toBeNull();

  // By keyboard alone.
  act(() => ticks[0].focus());
  await user.keyboard(' ');
  expect(await screen.findByText('1 of 2 ticked')).toBeInTheDocument();
  await next(user, 'Review');
  expect(
    (await screen.findAllByText(/would lose prod-hub\/cart-prod-eu-2\. Tick/))
      .length,
  ).toBeGreaterThan(0);

  await user.click(ticks[1]);
  await next(user, 'Review');
  await user.click(await screen.findByRole('button', { name: 'Create' }));
  expect(onCreate.mock.lastCall?.[0]).toMatchObject({
    name: 'cart',
    removals: ['prod-hub/cart-prod-eu-1', 'prod-hub/cart-prod-eu-2'],
  });
});

it('asks for no tick on the hubs that are chosen', async () => {
  const { user } = await openForm(undefined, ['nonprod-hub']);
  expect(await screen.findByText('1 Application goes')).toBeInTheDocument();
  expect(
    screen.queryByRole('checkbox', { name: /^cart-/ }),
  ).not.toBeInTheDocument();
  await next(user, 'Review');
  expect(
    await screen.findByRole('button', { name: 'Create' }),
  ).toBeInTheDocument();
});

it('takes no hub for every hub that has the service', async () => {
  const { user } = await renderForm(
    'retire-a-service',
    new ServingFleet('cart', both, everywhere),
    { repository: { ...repository, branch: 'main' }, name: 'cart' },
  );
  await user.click(await screen.findByRole('checkbox', { name: 'prod-hub' }));
  await user.click(screen.getByRole('checkbox', { name: 'nonprod-hub' }));
  await next(user);
  expect(await screen.findByText('3 Applications go')).toBeInTheDocument();
});

it('asks for no tick where Applications outlive their ApplicationSet', async () => {
  const kept = {
    ...set,
    spec: { ...set.spec, syncPolicy: { applicationsSync: 'create-only' } },
  };
  const fleet = new ServingFleet('cart', { 'prod-hub': kept }, everywhere);
  const { user } = await openForm(fleet);
  expect(
    await screen.findByText(/they stay and go on syncing/),
  ).toBeInTheDocument();
  await next(user, 'Review');
  expect(
    await screen.findByRole('button', { name: 'Create' }),
  ).toBeInTheDocument();
});

it('says when no hub has the service', async () => {
  await openForm(new ServingFleet('cart', {}));
  expect(
    await screen.findByText(/No hub has an ApplicationSet of this name/),
  ).toBeInTheDocument();
});
