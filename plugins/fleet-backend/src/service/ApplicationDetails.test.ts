import { mockServices } from '@backstage/backend-test-utils';
import { ArgoCdHubClient } from '../hub/argocd/ArgoCdHubClient';
import { FakeArgoCd } from '../hub/argocd/__testUtils__/FakeArgoCd';
import { ApplicationDetails } from './ApplicationDetails';

const ref = { hub: 'prod-hub', namespace: 'argocd', name: 'shop' };

describe('ApplicationDetails', () => {
  let hub: FakeArgoCd;
  let client: ArgoCdHubClient;

  beforeEach(async () => {
    hub = new FakeArgoCd();
    await hub.start();
    client = new ArgoCdHubClient(hub.config());
  });
  afterEach(async () => {
    await client.close();
    await hub.stop();
  });

  it('say that the hub does not answer when the time of the reader is over', async () => {
    const over = new AbortController();
    hub.intercept = () => {
      over.abort(new DOMException('The operation timed out', 'TimeoutError'));
      return true;
    };
    const logger = mockServices.logger.mock();
    const details = new ApplicationDetails({
      clients: new Map([['prod-hub', client]]),
      now: () => 0,
      logger,
      deadline: () => over.signal,
    });

    expect(await details.events(ref)).toMatchObject({
      status: 'failed',
      reason: 'Hub prod-hub did not answer within 10 seconds.',
    });
    // Where all turns at the hub are taken it is not even asked in time.
    expect(await details.syncWindows(ref, 'default')).toMatchObject({
      reason: 'Hub prod-hub did not answer within 10 seconds.',
    });
    expect(logger.error).not.toHaveBeenCalled();
  });
});
