import {
  Block,
  phrase,
  PlatformPart,
  ReadinessStepDetail,
  ReadinessStepName,
  readinessSteps,
} from '@fleet-portal/backstage-plugin-fleet-common';
import {
  ago,
  buildApplication,
  buildCluster,
  buildHub,
  buildView,
  FakeSpokeVoices,
  unreachable,
} from '../../__testUtils__';
import type {
  PlatformBlocks,
  PlatformReading,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { compareReadiness, readinessOf, readinessSummary } from './readiness';
import type { HubAge } from './step';

function ok<T>(value: T): Block<T> {
  return { status: 'ok', value, observedAt: ago(30) };
}
const absent = { status: 'absent', reason: 'no such API' } as const;
const refused = { status: 'failed', reason: 'may not read this' } as const;
const ready = (kind: string, name: string) => ({ kind, name, ready: true });

/** A cluster with everything that the checklist asks for. */
const complete: PlatformReading = {
  nodes: ok([
    { name: 'node-1', ready: true, pressures: [], unschedulable: false },
  ]),
  addOns: ok([{ name: 'Cilium', version: 'v1.18.4', ready: true }]),
  platform: {
    clusterIssuers: ok([ready('ClusterIssuer', 'acme')]),
    issuers: ok([]),
    clusterSecretStores: ok([ready('ClusterSecretStore', 'vault')]),
    secretStores: ok([]),
    clusterPolicies: ok([ready('ClusterPolicy', 'require-requests')]),
    validatingPolicies: absent,
    policyReports: ok([]),
    clusterPolicyReports: ok([]),
    networkPolicies: ok([]),
    clusterwideDenies: ok([
      { name: 'default-deny', denies: ['Ingress'], except: [], valid: true },
    ]),
    prometheuses: ok([{ ...ready('Prometheus', 'k8s'), thanos: true }]),
    benchReport: ok({ pass: 9, fail: 0, warn: 0, failed: [] }),
    deprecatedApis: ok([]),
    backupLocations: ok([
      {
        namespace: 'velero',
        name: 'default',
        provider: 'aws',
        isDefault: true,
        phase: 'Available',
      },
    ]),
    backupSchedules: ok([
      {
        namespace: 'velero',
        name: 'nightly',
        cron: '0 1 * * *',
        paused: false,
        phase: 'Enabled',
        problems: [],
        namespaces: [],
      },
    ]),
    backups: ok([
      {
        namespace: 'velero',
        name: 'nightly-1',
        phase: 'Completed',
        finishedAt: ago(3_600),
        errors: 0,
        warnings: 0,
        namespaces: [],
      },
    ]),
    restores: ok([]),
  },
};

function judge(
  reading: PlatformReading | undefined,
  options: {
    spokes?: FakeSpokeVoices;
    applications?: ReturnType<typeof buildApplication>[];
    cluster?: Parameters<typeof buildCluster>[1];
    steps?: readonly ReadinessStepName[];
    heard?: HubAge;
  } = {},
) {
  const applications = options.applications ?? [
    buildApplication('checkout', 'prod-eu-1'),
  ];
  const clusters = [buildCluster('prod-eu-1', options.cluster)];
  const hub = buildHub('prod-hub', { clusters, applications });
  const view = buildView([hub], { spokes: options.spokes });
  const [place] = view.places;
  const heard = options.heard ?? { observedAt: ago(2) };
  return readinessOf(
    view,
    place,
    reading,
    options.steps ?? readinessSteps,
    heard,
  );
}

/** The one step that a change of the complete cluster is about. */
function stepOf(
  step: ReadinessStepName,
  platform: PlatformBlocks,
  options: Parameters<typeof judge>[1] = {},
): ReadinessStepDetail {
  const changed = {
    ...complete,
    platform: { ...complete.platform, ...platform },
  };
  const found = judge(changed, options).steps.find(one => one.step === step);
  if (!found) throw new Error(`No step ${step}`);
  return found;
}

describe('the onboarding checklist', () => {
  it('finds a complete cluster ready, with the age of the oldest reading', () => {
    const readiness = judge(complete);
    expect(readiness.steps.map(({ step }) => step)).toEqual(readinessSteps);
    expect(
      readiness.steps.filter(({ outcome }) => outcome !== 'ready'),
    ).toEqual([]);
    expect(readiness).toMatchObject({
      done: readinessSteps.length,
      pending: false,
      observedAt: ago(30),
    });
  });

  it('says that it was not read yet, and still judges what the hub tells', () => {
    const { pending, steps } = judge(undefined);
    expect(pending).toBe(true);
    const outcomes = new Map(steps.map(one => [one.step, one.outcome]));
    expect(outcomes.get('certificates')).toBe('unknown');
    expect(outcomes.get('labels')).toBe('ready');
    expect(outcomes.get('workloads')).toBe('ready');
  });

  it.each<
    [ReadinessStepName, PlatformBlocks, RegExp, PlatformPart | undefined]
  >([
    [
      'certificates',
      { clusterIssuers: absent, issuers: absent },
      /^cert-manager is not installed/,
      'cert-manager',
    ],
    [
      'secrets',
      { clusterSecretStores: absent, secretStores: absent },
      /^External Secrets is not installed/,
      'external-secrets',
    ],
    [
      'policies',
      { clusterPolicies: absent },
      /^Kyverno is not installed/,
      'kyverno',
    ],
    [
      'backups',
      { backupLocations: absent },
      /^Velero is not installed/,
      'velero',
    ],
    ['metrics', { prometheuses: absent }, /Thanos sidecar/, 'thanos'],
    ['benchmark', { benchReport: absent }, /kube-bench/, undefined],
  ])(
    'calls %s without its add-on not installed, and says how to add it',
    (step, platform, words, part) => {
      const { outcome, remedy, ...rest } = stepOf(step, platform);
      expect(outcome).toBe('notInstalled');
      expect(rest.words).toMatch(words);
      expect(remedy?.template).toBe(
        part ? 'equip-a-spoke' : 'put-a-service-on-the-fleet',
      );
      expect(remedy?.part).toBe(part);
    },
  );

  it('calls a step unknown when half of its evidence could not be read', () => {
    expect(stepOf('certificates', { issuers: refused })).toMatchObject({
      outcome: 'unknown',
      words: 'It could not be read: may not read this',
    });
  });

  it('keeps the last reading of a cluster that stopped answering, and says so', () => {
    const stale: PlatformBlocks = {
      clusterIssuers: {
        status: 'stale',
        value: [ready('ClusterIssuer', 'acme')],
        observedAt: ago(900),
        reason: 'i/o timeout',
      },
    };
    expect(stepOf('certificates', stale)).toMatchObject({
      outcome: 'ready',
      observedAt: ago(900),
      stale: 'i/o timeout',
    });
  });

  it('shows what is wrong first, in the words of the object', () => {
    const issuers = ok([
      ready('ClusterIssuer', 'internal'),
      {
        ...ready('ClusterIssuer', 'acme'),
        ready: false,
        message: 'account refused',
      },
    ]);
    const step = stepOf('certificates', { clusterIssuers: issuers });
    expect(step).toMatchObject({
      outcome: 'notReady',
      words: 'acme not ready.',
      evidence: [
        { object: 'ClusterIssuer acme', says: 'account refused', ok: false },
        { object: 'ClusterIssuer internal', ok: true },
      ],
    });
  });

  describe('default deny', () => {
    const none = { clusterwideDenies: ok([]) };

    it('names the namespaces of Applications that everybody may reach', () => {
      expect(stepOf('defaultDeny', none)).toMatchObject({
        outcome: 'notReady',
        words: 'Nothing denies ingress by default in checkout.',
      });
    });

    it('brings the policy of the part where Cilium is, and not elsewhere', () => {
      expect(stepOf('defaultDeny', none).remedy).toMatchObject({
        template: 'equip-a-spoke',
        part: 'default-deny',
      });
      const { remedy } = stepOf('defaultDeny', { clusterwideDenies: absent });
      expect(remedy).toMatchObject({ template: 'put-a-service-on-the-fleet' });
      expect(remedy?.part).toBeUndefined();
    });

    it('takes a NetworkPolicy of each namespace as well', () => {
      const networkPolicies = ok([
        { namespace: 'checkout', name: 'deny', denies: ['Ingress' as const] },
      ]);
      const step = stepOf('defaultDeny', {
        clusterwideDenies: absent,
        networkPolicies,
      });
      expect(step.outcome).toBe('ready');
    });

    it('does not count a policy that leaves the namespace out', () => {
      const clusterwideDenies = ok([
        {
          name: 'default-deny',
          denies: ['Ingress' as const],
          except: ['checkout'],
          valid: true,
        },
      ]);
      expect(stepOf('defaultDeny', { clusterwideDenies }).outcome).toBe(
        'notReady',
      );
    });
  });

  it('asks for a good backup, not only for a schedule', () => {
    expect(stepOf('backups', { backups: ok([]) })).toMatchObject({
      outcome: 'notReady',
      words: 'No backup is completed yet.',
    });
  });

  it('names what a later release no longer has; mere deprecation is no harm', () => {
    const api = (removedRelease: string) => ({
      group: 'networking.k8s.io',
      version: 'v1beta1',
      resource: 'ipaddresses',
      removedRelease,
    });
    expect(
      stepOf('deprecatedApis', { deprecatedApis: ok([api('1.37')]) }),
    ).toMatchObject({
      outcome: 'notReady',
      words:
        'Somebody asks for ipaddresses networking.k8s.io/v1beta1, which 1.37 no longer has.',
    });
    expect(
      stepOf('deprecatedApis', { deprecatedApis: ok([api('')]) }).outcome,
    ).toBe('ready');
  });

  it('takes the reports of a policy engine for those of kube-bench', () => {
    const clusterPolicyReports = ok([
      {
        source: 'kube-bench',
        pass: 40,
        fail: 2,
        warn: 1,
        error: 0,
        skip: 0,
        failing: [{ policy: '1.2.16', count: 2 }],
        at: ago(60),
      },
    ]);
    expect(
      stepOf('benchmark', { benchReport: absent, clusterPolicyReports }),
    ).toMatchObject({ outcome: 'notReady', words: '2 checks of 43 failed.' });
  });

  it('does not believe a hub that vouches for a dead cluster', () => {
    const spokes = new FakeSpokeVoices().set(
      'prod-hub',
      'prod-eu-1',
      unreachable(),
    );
    expect(stepOf('registered', {}, { spokes })).toMatchObject({
      outcome: 'notReady',
      words: expect.stringContaining('does not answer our probe'),
    });
  });

  it('wants labels of a spoke, and only mentions them on the own cluster of a hub', () => {
    const unlabelled = { labels: {} };
    expect(stepOf('labels', {}, { cluster: unlabelled }).outcome).toBe(
      'notReady',
    );
    const own = { labels: {}, inCluster: true };
    expect(stepOf('labels', {}, { cluster: own }).outcome).toBe('attention');
  });

  it('is no younger than the word of a hub that is not heard', () => {
    const stale = [phrase('trouble.refused', { endpoint: 'hub:443' })];
    const heard = { observedAt: ago(900), stale };
    const { steps, observedAt } = judge(complete, { heard });
    for (const name of ['registered', 'labels', 'workloads']) {
      expect(steps.find(({ step }) => step === name)).toMatchObject({
        observedAt: ago(900),
        stale: 'connection refused on hub:443',
        phrases: { stale },
      });
    }
    expect(steps.find(({ step }) => step === 'nodes')?.stale).toBeUndefined();
    expect(observedAt).toBe(ago(900));
  });

  it('puts the cluster with most harm first', () => {
    const broken = judge({ ...complete, nodes: ok([]) });
    const bare = judge({
      ...complete,
      platform: { ...complete.platform, benchReport: absent },
    });
    const all = [judge(complete), bare, broken].map(readinessSummary);
    expect([...all].sort(compareReadiness).map(({ done }) => done)).toEqual(
      [broken, bare, judge(complete)].map(({ done }) => done),
    );
    expect([...all].sort(compareReadiness)[0].steps).toContainEqual(
      expect.objectContaining({ step: 'nodes', outcome: 'notReady' }),
    );
  });

  it('judges only the steps that the fleet wants', () => {
    const { steps, done } = judge(complete, { steps: ['nodes', 'backups'] });
    expect(steps.map(({ step }) => step)).toEqual(['nodes', 'backups']);
    expect(done).toBe(2);
  });
});
