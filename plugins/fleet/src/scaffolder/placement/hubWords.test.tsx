import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  ApplicationSetIntent,
  HubPreview,
  PreviewRequest,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { screen } from '@testing-library/react';
import { fleetApiRef } from '../../api';
import { PlacingFleet, repository } from '../__testUtils__/templateForm';
import { HubWords } from './HubWords';

const intent: ApplicationSetIntent = {
  name: 'pricing',
  hubs: ['prod-hub'],
  generator: { clusters: { selector: { matchLabels: { env: 'prod' } } } },
  project: 'default',
  namespace: 'pricing',
  repository,
  source: { path: 'chart' },
};

/** A fleet whose hub says this of itself. */
class SpeakingFleet extends PlacingFleet {
  constructor(readonly word: HubPreview['hubSays']) {
    super();
  }

  async previewPlacement(request?: PreviewRequest) {
    const preview = await super.previewPlacement(request);
    const hubs = preview.hubs.map(hub => ({ ...hub, hubSays: this.word }));
    return { ...preview, hubs };
  }
}

async function renderWords(word: HubPreview['hubSays'], askHubs = true) {
  const api = new SpeakingFleet(word);
  await renderInTestApp(<HubWords intent={intent} />, {
    apis: [[fleetApiRef, api]],
    config: { fleet: { preview: { askHubs } } },
  });
  return api;
}

const observedAt = '2026-11-20T14:05:00Z';

describe('what the hubs say at the review', () => {
  it('is that they agree, asked once with the intent', async () => {
    const value = { applications: 2, differences: [] };
    const { requests } = await renderWords({ status: 'ok', value, observedAt });
    await screen.findByText(/prod-hub was asked as well.*the same 2/);
    expect(requests).toEqual([
      expect.objectContaining({ hubs: ['prod-hub'], intent }),
    ]);
  });

  it('is what differs, and how much of it is hidden', async () => {
    await renderWords({
      status: 'ok',
      observedAt,
      value: {
        applications: 1,
        differences: [
          { application: 'a', cluster: 'prod-eu-1', generatedBy: 'hub' },
          { application: 'b', cluster: null, generatedBy: 'portal' },
        ],
        hidden: 2,
      },
    });
    await screen.findByText(/prod-hub.*would generate something else/);
    for (const words of [
      'Only the hub: a on prod-eu-1',
      'Only as worked out here: b on no registered cluster',
      'And 2 differences that you may not see.',
    ]) {
      expect(screen.getByText(words)).toBeInTheDocument();
    }
  });

  it('is why they could not say', async () => {
    await renderWords({ status: 'failed', reason: 'It may not create them.' });
    expect(
      await screen.findByText(/could not say.*It may not create them\./),
    ).toBeInTheDocument();
  });

  it('is not asked for where the configuration has it off', async () => {
    const { requests } = await renderWords(undefined, false);
    expect(requests).toEqual([]);
  });
});
