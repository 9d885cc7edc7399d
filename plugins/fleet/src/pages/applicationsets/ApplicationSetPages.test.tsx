import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
import { PreviewRequest } from '@fleet-portal/backstage-plugin-fleet-common';
import {
  FakeFleet,
  storyWorld,
} from '@fleet-portal/backstage-plugin-fleet-common/testUtils';
import { renderFleet } from '../../__testUtils__/renderFleet';
import { ApplicationSetPages } from './ApplicationSetPages';

const show = (
  path: string,
  fleet = new FakeFleet(storyWorld()),
  templates = ['change-a-clusters-labels'],
) =>
  renderFleet(
    <Routes>
      <Route
        path="/fleet/applicationsets/*"
        element={<ApplicationSetPages />}
      />
    </Routes>,
    {
      fleet,
      at: `/fleet/applicationsets${path}`,
      entities: templates.map(name => ({
        apiVersion: 'scaffolder.backstage.io/v1beta3',
        kind: 'Template',
        metadata: { name },
      })),
    },
  );

describe('ApplicationSet pages', () => {
  it('lists what fails to render first', async () => {
    show('');
    const table = await screen.findByRole('table', { name: 'ApplicationSets' });
    const [, first] = within(table).getAllByRole('row');
    expect(first).toHaveTextContent('loyalty');
    expect(first).toHaveTextContent('map has no entry for key "region"');
  });

  it('tells which clusters are matched, and why the others are not', async () => {
    show('/prod-hub/argocd/payouts');
    const placement = await screen.findByRole('region', {
      name: '7 clusters matched',
    });
    expect(placement).toHaveTextContent('2 clusters not matched, and why');
    expect(placement).toHaveTextContent(
      'The selector asks tier In (core); this cluster has tier=batch.',
    );
  });

  it('shows where a RollingSync is', async () => {
    show('/prod-hub/argocd/payouts');
    const steps = await screen.findByRole('region', { name: 'RollingSync' });
    const current = steps.querySelector('[aria-current="step"]');
    expect(current).toHaveTextContent('2 env in prod');
    expect(current).toHaveTextContent('2 at a time');
    expect(current).toHaveTextContent('2 Progressing: prod-eu-1, prod-eu-2');
  });

  it('offers the pull requests whose templates the reader may see, filled in', async () => {
    show('/prod-hub/argocd/payouts', undefined, ['change-a-service']);
    const change = await screen.findByRole('link', { name: 'Change' });
    const { pathname, searchParams } = new URL(
      change.getAttribute('href') ?? '',
      'http://x',
    );
    expect(pathname).toBe('/create/templates/default/change-a-service');
    expect(JSON.parse(searchParams.get('formData') ?? '')).toEqual({
      name: 'payouts',
      hubs: ['prod-hub'],
    });
    expect(
      screen.queryByRole('link', { name: 'Retire' }),
    ).not.toBeInTheDocument();
  });

  it('offers to retire a service of that name', async () => {
    show('/prod-hub/argocd/payouts', undefined, ['retire-a-service']);
    expect(await screen.findByRole('link', { name: 'Retire' })).toHaveAttribute(
      'href',
      expect.stringMatching(
        /^\/create\/templates\/default\/retire-a-service\?.*payouts/,
      ),
    );
  });
});

describe('what if a label changed', () => {
  /** A fleet whose ApplicationSet `payouts` asks for the tier `core`. */
  const givenFleet = () => {
    const fleet = new FakeFleet(storyWorld());
    const asked: PreviewRequest[] = [];
    const plain = fleet.previewPlacement.bind(fleet);
    const previewPlacement = async (request: PreviewRequest) => {
      asked.push(request);
      const answer = await plain();
      return {
        ...answer,
        summary: { ...answer.summary, removed: 1, removedInProduction: 1 },
        hubs: [
          {
            hub: 'prod-hub',
            changes: [
              {
                change: 'removed' as const,
                application: 'payouts-prod-us-2',
                cluster: 'prod-us-2',
                environment: 'prod',
                production: true,
                details: [],
                applicationSet: 'payouts',
              },
            ],
            placement: [],
            sets: [
              {
                applicationSet: 'payouts',
                before: ['payouts-prod-us-2'],
                after: [],
                reasons: ['tier is edge, the selector asks for core.'],
              },
            ],
            unsupported: [],
            errors: [],
          },
        ],
      };
    };
    return { fleet: Object.assign(fleet, { previewPlacement }), asked };
  };

  const choose = async (cluster: string) => {
    const panel = await screen.findByRole('region', {
      name: 'What if a label changed',
    });
    await userEvent.click(
      await within(panel).findByRole('button', { name: /Cluster/ }),
    );
    await userEvent.click(await screen.findByRole('option', { name: cluster }));
    return panel;
  };

  it('says what would go, why, and leads to the pull request', async () => {
    const { fleet, asked } = givenFleet();
    show('/prod-hub/argocd/payouts', fleet);
    const panel = await choose('prod-us-2');
    expect(asked).toEqual([]);
    const tier = within(panel).getByRole('textbox', { name: 'Value of tier' });
    await userEvent.clear(tier);
    await userEvent.type(tier, 'edge');
    expect(
      await within(panel).findByText(
        'This would add 0, change 0 and remove 1 Applications.',
      ),
    ).toBeInTheDocument();
    expect(panel).toHaveTextContent('1 of those removed is in production.');
    expect(panel).toHaveTextContent('removed, in production');
    expect(panel).toHaveTextContent(
      'tier is edge, the selector asks for core.',
    );
    expect(asked.pop()?.cluster).toEqual({
      hub: 'prod-hub',
      name: 'prod-us-2',
      labels: {
        deploy: 'wave-2',
        env: 'prod',
        region: 'us-east-1',
        tier: 'edge',
      },
    });
    const link = await within(panel).findByRole('link', {
      name: 'Change these labels by pull request',
    });
    const query = new URL(link.getAttribute('href') ?? '', 'http://x')
      .searchParams;
    expect(JSON.parse(query.get('formData') ?? '')).toEqual({
      hub: 'prod-hub',
      cluster: 'prod-us-2',
      labels: { set: [{ key: 'tier', value: 'edge' }], remove: [] },
    });
  });

  it('asks nothing about a value that no label may have', async () => {
    const { fleet, asked } = givenFleet();
    show('/prod-hub/argocd/payouts', fleet);
    const panel = await choose('prod-us-2');
    const tier = within(panel).getByRole('textbox', { name: 'Value of tier' });
    await userEvent.clear(tier);
    await userEvent.type(tier, '-');
    expect(panel).toHaveTextContent('A label value has at most 63');
    expect(asked.map(({ cluster }) => cluster?.labels?.tier)).not.toContain(
      '-',
    );
  });

  it('says who may see it', async () => {
    const { fleet } = givenFleet();
    const refusal = new Error('no');
    refusal.name = 'NotAllowedError';
    fleet.previewPlacement = async () => {
      throw refusal;
    };
    show('/prod-hub/argocd/payouts', fleet);
    const panel = await choose('prod-us-2');
    await userEvent.click(
      within(panel).getByRole('button', { name: 'Take tier away' }),
    );
    expect(
      await within(panel).findByText(/fleet\.placement\.preview/),
    ).toBeInTheDocument();
  });
});
