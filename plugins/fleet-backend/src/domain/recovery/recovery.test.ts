import { Block, phraseText } from '@fleet-portal/backstage-plugin-fleet-common';
import type {
  BackupFacts,
  BackupLocation,
  BackupSchedule,
  PlatformBlocks,
  PlatformReading,
  RestoreFacts,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { ago, buildCluster, buildHub, NOW } from '../../__testUtils__/builders';
import { buildView } from '../../__testUtils__/buildView';
import { spanPhrase } from './objectives';
import { compareRecovery, recoveryOf, recoverySummary } from './recovery';

const ok = <T>(value: T): Block<T> => ({
  status: 'ok',
  value,
  observedAt: ago(30),
});
const absent = { status: 'absent', reason: 'velero.io is not served' } as const;
const failed = { status: 'failed', reason: '403, may not list' } as const;

const location = (overrides: Partial<BackupLocation> = {}): BackupLocation => ({
  namespace: 'velero',
  name: 'default',
  provider: 'aws',
  region: 'eu-central-1',
  isDefault: true,
  phase: 'Available',
  ...overrides,
});
const schedule = (overrides: Partial<BackupSchedule> = {}): BackupSchedule => ({
  namespace: 'velero',
  name: 'nightly',
  cron: '0 1 * * *',
  paused: false,
  phase: 'Enabled',
  problems: [],
  namespaces: [],
  ...overrides,
});
const backup = (
  hoursAgo: number,
  overrides: Partial<BackupFacts> = {},
): BackupFacts => ({
  namespace: 'velero',
  name: `nightly-${hoursAgo}`,
  phase: 'Completed',
  startedAt: ago(hoursAgo * 3_600),
  finishedAt: ago(hoursAgo * 3_600 - 300),
  errors: 0,
  warnings: 0,
  namespaces: [],
  ...overrides,
});
const restore = (overrides: Partial<RestoreFacts> = {}): RestoreFacts => ({
  namespace: 'velero',
  name: 'drill',
  phase: 'Completed',
  startedAt: ago(86_400),
  finishedAt: ago(86_400 - 600),
  errors: 0,
  warnings: 0,
  namespaces: ['shop'],
  namespaceMapping: { shop: 'shop-drill' },
  backup: 'nightly-25',
  ...overrides,
});

const good: PlatformBlocks = {
  backupLocations: ok([location()]),
  backupSchedules: ok([schedule()]),
  backups: ok([backup(5)]),
  restores: ok([restore()]),
  namespaces: ok(['kube-system', 'shop']),
  volumeClaims: ok([]),
};

function judged(
  blocks: PlatformBlocks | undefined,
  options: { kept?: RestoreFacts[]; deployedTo?: string[] } = {},
) {
  const hub = buildHub('prod-hub', { clusters: [buildCluster('prod-eu-1')] });
  const [place] = buildView([hub]).places;
  const reading: PlatformReading | undefined = blocks && {
    nodes: ok([]),
    addOns: ok([]),
    platform: { ...good, ...blocks },
  };
  return recoveryOf({
    place: { ...place, region: 'eu-west-1' },
    objectives: {
      rpo: { ms: 24 * 3_600_000 },
      rto: { ms: 3_600_000, key: 'fleet.recovery.rto' },
    },
    reading,
    deployedTo: new Set(options.deployedTo ?? ['shop']),
    kept: options.kept ?? [],
    now: NOW,
  });
}

describe('the verdict on a cluster', () => {
  it('is fine with a young backup elsewhere and a drill', () => {
    expect(judged({})).toMatchObject({
      verdict: 'fine',
      words: 'The last good backup is 5 h old.',
      remarks: [],
      lastGood: { name: 'nightly-5' },
      keptIn: ['eu-central-1'],
      observedAt: ago(30),
      rto: { seconds: 3_600, key: 'fleet.recovery.rto' },
      lastRestore: { name: 'drill', drill: true, seconds: 600 },
    });
  });

  const broken = backup(1, { phase: 'PartiallyFailed', errors: 2 });
  const stale = <T>(value: T): Block<T> => ({
    status: 'stale',
    value,
    observedAt: ago(30),
    reason: failed.reason,
  });
  it.each<[string, PlatformBlocks, string, string | RegExp]>([
    ['no backup', { backups: ok([]) }, 'noBackup', 'No backup was ever made.'],
    [
      'only failed backups',
      { backups: ok([broken]) },
      'noBackup',
      'Its only backup was not completed.',
    ],
    [
      'an old backup',
      { backups: ok([backup(36)]) },
      'tooOld',
      'The last good backup is 1 d 12 h old; the RPO is 1 d.',
    ],
    [
      'a newest backup that failed in part',
      { backups: ok([backup(5), broken]) },
      'failing',
      /nightly-1: Partly failed: 2 objects could not be backed up/,
    ],
    [
      'a location that is lost',
      {
        backupLocations: ok([
          location({ phase: 'Unavailable', message: 'Access Denied' }),
        ]),
      },
      'failing',
      'Backup location default is not available: Access Denied.',
    ],
    [
      'a paused schedule',
      { backupSchedules: ok([schedule({ paused: true })]) },
      'failing',
      /nightly: Paused/,
    ],
    [
      'a schedule that Velero refuses',
      {
        backupSchedules: ok([
          schedule({
            phase: 'FailedValidation',
            problems: ['invalid schedule: expected 5 fields'],
          }),
        ]),
      },
      'failing',
      /Velero refuses it: invalid schedule: expected 5 fields\./,
    ],
    [
      'schedules that may not be read',
      { backupSchedules: failed },
      'unknown',
      'Its schedules could not be read: 403, may not list.',
    ],
    [
      'backups that were read before',
      { backups: stale([backup(5)]) },
      'unknown',
      'It could not be read anew: 403, may not list.',
    ],
    [
      'no Velero',
      {
        backupLocations: absent,
        backupSchedules: absent,
        backups: absent,
        restores: absent,
      },
      'notInstalled',
      'Velero is not installed: only Git brings anything back.',
    ],
    [
      'backups in its own region',
      { backupLocations: ok([location({ region: 'eu-west-1' })]) },
      'attention',
      /lies in eu-west-1, the region of the cluster itself/,
    ],
    [
      'no restore ever',
      { restores: ok([]) },
      'attention',
      'No restore was ever completed on it.',
    ],
    [
      'a restore that took too long',
      { restores: ok([restore({ finishedAt: ago(86_400 - 5_400) })]) },
      'attention',
      'Restore drill took 1 h 30 min; the RTO is 1 h.',
    ],
    [
      'volumes that no schedule backs up',
      {
        backupSchedules: ok([schedule({ excludedNamespaces: ['shop'] })]),
        volumeClaims: ok([{ namespace: 'shop', claims: 1, bytes: 1 }]),
      },
      'attention',
      'No schedule backs up the volumes in shop.',
    ],
  ])('with %s', (_what, blocks, verdict, words) => {
    expect(judged(blocks)).toMatchObject({
      verdict,
      words: expect.stringMatching(words),
    });
  });

  it('says the worst first and keeps the rest as remarks', () => {
    const found = judged({ backups: ok([]), restores: ok([]) });
    expect(found.verdict).toBe('noBackup');
    expect(found.remarks).toEqual(['No restore was ever completed on it.']);
  });

  it('does not call a backup too old that was young when the cluster fell silent', () => {
    const found = judged({
      backups: {
        status: 'stale',
        value: [backup(30)],
        observedAt: ago(10 * 3_600),
        reason: 'i/o timeout',
      },
    });
    expect(found.verdict).toBe('unknown');
    expect(found.remarks[0]).toBe(
      'When last read: The last good backup is 20 h old.',
    );
  });

  it('waits for the first reading', () => {
    expect(judged(undefined)).toMatchObject({
      pending: true,
      verdict: 'unknown',
    });
  });

  it('orders clusters by harm', () => {
    const all = [judged({}), judged({ backups: ok([]) }), judged(undefined)];
    const order = all
      .map(recoverySummary)
      .sort(compareRecovery)
      .map(({ verdict }) => verdict);
    expect(order).toEqual(['noBackup', 'unknown', 'fine']);
  });
});

describe('restores', () => {
  const runsOf = (...found: RestoreFacts[]) => {
    const { restores } = judged({ restores: ok(found) });
    return restores.status === 'ok' ? restores.value : [];
  };

  it('are drills only when every namespace goes elsewhere', () => {
    const runs = runsOf(
      restore({ name: 'a' }),
      restore({ name: 'b', namespaceMapping: {} }),
      restore({ name: 'c', namespaces: [] }),
      restore({ name: 'd', namespaces: ['shop', 'cart'] }),
    );
    expect(runs.filter(({ drill }) => drill).map(({ name }) => name)).toEqual([
      'a',
    ]);
  });

  it('tell why they failed', () => {
    const [run] = runsOf(
      restore({
        phase: 'FailedValidation',
        reason: 'backup nightly-9 does not exist',
      }),
    );
    expect(run).toMatchObject({
      words: 'Velero refused it: backup nightly-9 does not exist.',
      withinRto: undefined,
    });
  });

  it('say what became of the newest where none was ever completed', () => {
    const refused = restore({
      name: 'second',
      phase: 'FailedValidation',
      reason: 'backup nightly-9 does not exist',
      startedAt: undefined,
      finishedAt: ago(60),
    });
    const broken = restore({ name: 'first', phase: 'Failed' });
    const inShort = (...found: RestoreFacts[]) =>
      recoverySummary(judged({ restores: ok(found) }));
    expect(inShort(broken, refused)).toMatchObject({
      lastRestore: undefined,
      lastTry: {
        name: 'second',
        phase: 'FailedValidation',
        words: 'Velero refused it: backup nightly-9 does not exist.',
        at: ago(60),
      },
    });
    expect(inShort(refused, restore())).toMatchObject({ lastTry: undefined });
    expect(inShort()).toMatchObject({ lastTry: undefined });
  });

  it('stay when Velero has forgotten them, each once', () => {
    const there = restore();
    const gone = restore({ name: 'spring-drill', startedAt: ago(9e6) });
    const { restores } = judged({}, { kept: [there, gone] });
    expect(restores).toMatchObject({
      value: [
        { name: 'drill', kept: false },
        { name: 'spring-drill', kept: true },
      ],
    });
  });
});

describe('what brings a namespace back', () => {
  it('is Git, a backup, both or nothing', () => {
    const { namespaces } = judged(
      {
        namespaces: ok(['bare', 'data', 'git', 'lost', 'only', 'kube-system']),
        volumeClaims: ok([
          { namespace: 'data', claims: 2, bytes: 3 },
          { namespace: 'lost', claims: 1, bytes: 1 },
        ]),
        backupSchedules: ok([
          schedule({ namespaces: ['data', 'only'] }),
          schedule({ name: 'off', paused: true }),
        ]),
      },
      { deployedTo: ['data', 'git', 'lost'] },
    );
    expect(namespaces).toMatchObject({
      value: [
        { namespace: 'bare', by: 'nothing' },
        { namespace: 'lost', by: 'gitWithoutData' },
        { namespace: 'only', by: 'backup', schedules: ['nightly'] },
        { namespace: 'data', by: 'gitAndBackup', claims: 2, bytes: 3 },
        { namespace: 'git', by: 'git' },
      ],
    });
  });

  it('is known without Velero', () => {
    const { namespaces } = judged({ backupSchedules: absent });
    expect(namespaces).toMatchObject({
      status: 'ok',
      value: [{ namespace: 'shop', by: 'git' }],
    });
  });
});

it.each([
  [0, '0 s'],
  [59, '59 s'],
  [90, '1 min 30 s'],
  [90_000, '1 d 1 h'],
])('%d seconds are %s', (seconds, words) => {
  expect(phraseText(spanPhrase(seconds))).toBe(words);
});
