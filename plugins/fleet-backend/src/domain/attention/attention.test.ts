import {
  ago,
  buildApplication,
  buildApplicationSet,
  buildCluster,
  buildHub,
  buildView,
  FakeSpokeVoices,
  fleetWorld,
  NOW,
  unreachable,
} from '../../__testUtils__';
import type { HubFacts } from '../facts';
import { attentionOf } from './attention';

const silentHub = (hub: HubFacts, secondsSilent: number): HubFacts => ({
  ...hub,
  voice: {
    state: 'unreachable',
    heardAt: NOW - secondsSilent * 1000,
    since: NOW - secondsSilent * 1000,
    reason: 'connection refused',
    quarantined: [],
  },
});

function say(...[hubs, options]: Parameters<typeof buildView>) {
  return attentionOf(buildView(hubs, options), NOW);
}

describe('attention', () => {
  it('orders by harm, production before the rest, drift last', () => {
    const [prod, lab] = fleetWorld();
    const spokes = new FakeSpokeVoices().set(
      'prod-hub',
      'prod-ap-2',
      unreachable(),
    );
    const items = say([prod, silentHub(lab, 240)], { spokes });
    expect(items.map(item => [item.state, item.subject])).toEqual([
      ['contradicted', 'prod-ap-2'],
      ['degraded', 'checkout'],
      ['notComparable', 'loyalty'],
      ['notHeard', 'lab-hub'],
      ['notComparable', 'stray-nowhere'],
      ['drift', 'cart'],
    ]);
  });

  it('says one thing of a dead cluster, not one for each Application', () => {
    const spokes = new FakeSpokeVoices().set(
      'prod-hub',
      'prod-eu-1',
      unreachable(),
    );
    const items = say([fleetWorld()[0]], { spokes });
    expect(items.filter(item => item.kind === 'cluster')).toEqual([
      expect.objectContaining({
        id: 'cluster/prod-hub/prod-eu-1',
        headline: 'does not answer, although prod-hub reports Successful',
        detail:
          'Our probe: i/o timeout on port 6443. Its 2 Applications show their last word.',
        applications: 2,
        since: ago(710),
      }),
    ]);
    expect(items.some(item => item.state === 'degraded')).toBe(false);
  });

  it('says one thing of a silent hub, with its last word as the time', () => {
    const items = say([silentHub(fleetWorld()[1], 240)]);
    expect(items).toEqual([
      expect.objectContaining({
        kind: 'hub',
        headline: 'is not heard any more',
        detail: 'connection refused. 1 Application of it shows its last word.',
        since: ago(240),
        next: expect.objectContaining({
          kind: 'hub',
          label: 'Open hub checks',
          target: 'lab-hub',
        }),
      }),
    ]);
  });

  it('is quiet while a hub that stopped answering is still believed', () => {
    expect(say([silentHub(fleetWorld()[1], 30)])).toEqual([]);
  });

  it('is quiet about a hub that is muted on purpose', () => {
    const hub = silentHub(fleetWorld()[1], 240);
    expect(
      say([{ ...hub, voice: { ...hub.voice, state: 'disabled' } }]),
    ).toEqual([]);
  });

  it('names the portal itself first when no spoke answers', () => {
    const [prod] = fleetWorld();
    const spokes = new FakeSpokeVoices();
    for (const name of prod.clusters.keys()) {
      spokes.set('prod-hub', name, unreachable());
    }
    const items = say([prod], { spokes, ownNetwork: true });
    expect(items[0]).toMatchObject({
      kind: 'portal',
      headline: 'reaches none of 4 clusters: look at its own network first',
    });
    expect(items.filter(item => item.kind === 'cluster')).toEqual([]);
  });

  it('counts clusters of a Degraded service and names its release', () => {
    const applications = ['prod-a-1', 'prod-a-2', 'prod-a-3'].map((on, index) =>
      buildApplication('pay', on, {
        version: '2.14.3',
        health: index < 2 ? 'Degraded' : 'Healthy',
      }),
    );
    const clusters = applications.map(one => buildCluster(one.cluster ?? ''));
    const [item] = say([buildHub('prod-hub', { clusters, applications })], {
      reasons: { 'pay-prod-a-1': 'Pod pay-1: CreateContainerConfigError' },
    });
    expect(item).toMatchObject({
      subject: 'pay',
      headline: 'is Degraded on 2 of 3 prod clusters, since 2.14.3',
      detail: 'Pod pay-1: CreateContainerConfigError.',
      applications: 2,
      next: { kind: 'application', target: 'prod-hub/argocd/pay-prod-a-1' },
    });
  });

  it('tells used retries, and whether anything heals drift', () => {
    const clusters = [buildCluster('prod-a-1'), buildCluster('prod-a-2')];
    const items = say([
      buildHub('prod-hub', {
        clusters,
        applicationSets: [buildApplicationSet('pay'), buildApplicationSet('x')],
        applications: [
          buildApplication('pay', 'prod-a-1', { sync: 'OutOfSync' }),
          buildApplication('x', 'prod-a-2', {
            sync: 'OutOfSync',
            operation: {
              phase: 'Failed',
              message: 'field is immutable',
              retryCount: 5,
              retryLimit: 5,
            },
          }),
        ],
      }),
    ]);
    expect(items.map(item => item.headline)).toEqual([
      'fails to sync on 1 of 1 prod cluster, 5 of 5 retries used',
      'differs from Git on 1 of 1 prod cluster, self-heal is off',
    ]);
  });

  it('counts no retry of a dry run, and does not date a failure by it', () => {
    const [item] = say([
      buildHub('prod-hub', {
        clusters: [buildCluster('prod-a-1')],
        applicationSets: [buildApplicationSet('pay')],
        applications: [
          buildApplication('pay', 'prod-a-1', {
            conditions: [{ type: 'SyncError', message: 'field is immutable' }],
            operation: {
              phase: 'Succeeded',
              dryRun: true,
              retryCount: 2,
              startedAt: ago(60),
              finishedAt: ago(30),
            },
          }),
        ],
      }),
    ]);
    expect(item.headline).toBe('fails to sync on 1 of 1 prod cluster');
    expect(item.since).toBeUndefined();
  });

  it('tells a cluster that the hub itself lost, by the hub’s word', () => {
    const lost = buildCluster('prod-a-1', {
      connection: { status: 'Failed', message: 'x509: expired' },
    });
    const items = say([
      buildHub('prod-hub', {
        clusters: [lost],
        applications: [buildApplication('pay', 'prod-a-1')],
      }),
    ]);
    expect(items).toEqual([
      expect.objectContaining({
        kind: 'cluster',
        state: 'notHeard',
        headline: 'cannot be reached by prod-hub',
        detail: 'x509: expired. Its Application shows its last word.',
      }),
    ]);
  });

  it('tells objects that cannot be read', () => {
    const hub = buildHub('prod-hub');
    const items = say([
      {
        ...hub,
        voice: {
          ...hub.voice,
          quarantined: [
            { kind: 'Application', name: 'odd', reason: 'spec is missing' },
          ],
        },
      },
    ]);
    expect(items[0]).toMatchObject({
      headline: 'sends 1 object that cannot be read: Application odd',
      detail: 'spec is missing.',
    });
  });

  it('says nothing when nothing is wrong', () => {
    const clusters = [buildCluster('prod-a-1')];
    const applications = [buildApplication('pay', 'prod-a-1')];
    expect(say([buildHub('prod-hub', { clusters, applications })])).toEqual([]);
  });
});
