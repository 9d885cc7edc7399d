import { ConfigReader } from '@backstage/config';
import type { JsonValue } from '@backstage/types';
import { readinessSteps } from '@fleet-portal/backstage-plugin-fleet-common';
import { readFleetConfig } from './config';

const read = (fleet: JsonValue) => readFleetConfig(new ConfigReader({ fleet }));

const good = {
  name: 'prod-hub',
  url: 'https://argocd.example.com/',
  token: 'secret-token',
};

describe('readFleetConfig', () => {
  it('has defaults for everything', () => {
    expect(readFleetConfig(new ConfigReader({}))).toEqual({
      staleAfterMs: 60_000,
      environments: {
        label: 'env',
        regionLabel: 'region',
        order: ['dev', 'test', 'staging', 'prod'],
        production: ['prod', 'production'],
      },
      hubs: [],
      unusableHubs: [],
      spokes: [],
      kubernetesPlugin: [],
      notifications: {
        enabled: false,
        topics: [
          'fleet:deployed',
          'fleet:degraded',
          'fleet:sync-failed',
          'fleet:spoke-lost',
          'fleet:hub-lost',
          'fleet:upgrade-stopped',
        ],
        quietPeriodMs: 300_000,
        platformOwner: undefined,
      },
      export: { directory: undefined, keep: 14, intervalMs: 86_400_000 },
      probes: {
        intervalMs: 10_000,
        timeoutMs: 5_000,
        misses: 2,
        maxConcurrency: 256,
      },
      readiness: { steps: readinessSteps, maxAgeMs: 300_000 },
      upgrades: { waves: [] },
      clusterApi: {
        managementClusters: new Map(),
        maxAgeMs: 10_000,
        timeoutMs: 10_000,
      },
      recovery: {
        rpo: { ms: 86_400_000 },
        rto: { ms: 14_400_000 },
        environments: new Map(),
      },
      metrics: {
        servers: [],
        requests: {
          total: 'http_requests_total',
          statusLabel: 'code',
          duration: 'http_request_duration_seconds',
        },
      },
      permissions: { keepDecisionsMs: 5_000 },
      preview: { askHubs: false, repositories: [] },
      operations: new Set(),
      history: { retentionMs: 90 * 86_400_000 },
      problems: [],
    });
  });

  it('reads all that can be written', () => {
    const config = read({
      staleAfter: { minutes: 2 },
      environments: { label: 'stage', order: ['a', 'b'], production: ['b'] },
      hubs: [
        {
          ...good,
          title: 'Production',
          url: 'https://example.com/argocd/',
          uiUrl: 'https://ui.example.com',
          timeout: '3s',
          maxConcurrency: 2,
          maxAnswerMiB: 1,
          muted: {
            reason: 'moves house',
            by: 'ana',
            until: '2030-01-31T12:00:00Z',
          },
        },
        { ...good, name: 'file-hub', token: undefined, tokenFile: '/t' },
        {
          ...good,
          name: 'user-hub',
          token: undefined,
          username: 'u',
          password: 'p',
        },
      ],
      spokes: [
        { hub: 'prod-hub', cluster: 'eu 1', tokenFile: '/t', caFile: '/c' },
      ],
      probes: { interval: '20s', misses: 3 },
    });
    expect(config).toMatchObject({
      problems: [],
      unusableHubs: [],
      staleAfterMs: 120_000,
      environments: {
        label: 'stage',
        regionLabel: 'region',
        order: ['a', 'b'],
      },
      hubs: [
        {
          name: 'prod-hub',
          title: 'Production',
          url: 'https://example.com/argocd',
          uiUrl: 'https://ui.example.com',
          credential: { kind: 'token', token: 'secret-token' },
          timeoutMs: 3_000,
          maxConcurrency: 2,
          maxAnswerBytes: 1048576,
          muted: { reason: 'moves house', by: 'ana', until: 1896091200000 },
        },
        {
          title: 'file-hub',
          credential: { kind: 'tokenFile', path: '/t' },
          uiUrl: 'https://argocd.example.com',
        },
        { credential: { kind: 'session', username: 'u', password: 'p' } },
      ],
      spokes: [{ hub: 'prod-hub', cluster: 'eu 1', tokenFile: '/t' }],
      probes: { intervalMs: 20_000, timeoutMs: 5_000, misses: 3 },
    });
  });

  const mistakes: Array<
    [string, Record<string, JsonValue | undefined>, RegExp]
  > = [
    [
      'no URL',
      { url: undefined },
      /^fleet\.hubs\[prod-hub\]\.url is missing; set it to the base URL/,
    ],
    [
      'a URL that is none',
      { url: 'argocd' },
      /\.url must be a URL that begins with https:\/\/ or http:\/\//,
    ],
    [
      'a script for a URL',
      { url: 'javascript:alert(1)' },
      /\.url must be a URL that begins/,
    ],
    [
      'a user in the URL',
      { url: 'https://u:secret-token@x' },
      /\.url must not carry a user or password; use token instead/,
    ],
    [
      'a query in the URL',
      { url: 'https://x/?a=b' },
      /\.url must be a base URL/,
    ],
    ['a number for a URL', { url: 7 }, /\.url must be text that is not empty/],
    [
      'a script for the UI',
      { uiUrl: 'javascript:alert(1)' },
      /\.uiUrl must be a URL/,
    ],
    [
      'no credential',
      { token: undefined },
      /\.token is missing; set token, tokenFile, or username with password/,
    ],
    [
      'half a credential',
      { token: undefined, username: 'u' },
      /\.token is missing/,
    ],
    [
      'two credentials',
      { tokenFile: '/t' },
      /\.token stands beside another credential; keep one/,
    ],
    [
      'no certificate',
      { ca: 'secret-token' },
      /\.ca is not a certificate in PEM form/,
    ],
    [
      'two CAs',
      { ca: '-----BEGIN CERTIFICATE-----', caFile: '/c' },
      /\.caFile stands beside ca/,
    ],
    ['a wrong duration', { timeout: 'soon' }, /\.timeout must be a duration/],
    [
      'no duration',
      { timeout: { seconds: 0 } },
      /\.timeout must be a duration longer than nothing/,
    ],
    [
      'no concurrency',
      { maxConcurrency: 0 },
      /\.maxConcurrency must be a whole number from 1 on/,
    ],
    [
      'a mute without a reason',
      { muted: { by: 'ana' } },
      /\.muted\.reason is missing/,
    ],
    [
      'a mute until never',
      { muted: { reason: 'x', until: 'never' } },
      /\.muted\.until must be a time/,
    ],
    [
      'a flag that is text',
      { dangerouslyAllowSkipTLSVerify: 'maybe' },
      /\.dangerouslyAllowSkipTLSVerify must be true or false/,
    ],
  ];
  it.each(mistakes)(
    '%s makes one hub unusable, and only that one',
    (_, mistake, words) => {
      const config = read({
        hubs: [
          { ...good, ...mistake },
          { ...good, name: 'other-hub' },
        ],
      });
      expect(config.hubs.map(({ name }) => name)).toEqual(['other-hub']);
      expect(config.unusableHubs).toEqual([
        expect.objectContaining({
          name: 'prod-hub',
          reason: expect.stringMatching(words),
        }),
      ]);
      expect(config.problems.join(' ')).toMatch(words);
      expect(JSON.stringify(config.problems)).not.toContain('secret-token');
    },
  );

  it('calls a hub without a usable name after its place', () => {
    const config = read({
      hubs: [
        { ...good, name: undefined },
        { ...good, name: 'a/b' },
        good,
        good,
        { ...good, name: 'hub-4' },
      ],
    });
    expect(config.hubs.map(({ name }) => name)).toEqual(['prod-hub']);
    expect(config.unusableHubs.map(({ name }) => name)).toEqual([
      'hub-1',
      'hub-2',
      'hub-4',
      'hub-5',
    ]);
    expect(config.problems).toEqual([
      expect.stringMatching(/^fleet\.hubs\[0\]\.name is missing/),
      expect.stringMatching(/^fleet\.hubs\[1\]\.name may have letters/),
      expect.stringMatching(/^fleet\.hubs\[3\]\.name repeats 'prod-hub'/),
      expect.stringMatching(/^fleet\.hubs\[4\]\.name repeats 'hub-4'/),
    ]);
  });

  it('leaves a spoke with a mistake out, and falls back elsewhere', () => {
    const config = read({
      staleAfter: 'later',
      hubs: 'prod-hub',
      spokes: [
        { hub: 'prod-hub', token: 't' },
        { hub: 'prod-hub', cluster: 'a', token: 't', tokenFile: '/t' },
        { hub: 'prod-hub', cluster: 'b', token: 't', url: 'ftp://x' },
        { hub: 'prod-hub', cluster: 'c', token: 't' },
        { hub: 'prod-hub', cluster: 'd', kubeconfig: '/k', context: 'd' },
        { hub: 'prod-hub', cluster: 'e', kubeconfig: '/k', url: 'https://e' },
        { hub: 'prod-hub', cluster: 'f', token: 't', context: 'f' },
        { hub: 'prod-hub', cluster: 'g', token: 't', ca: 'LS0tLS1CRUdJTg==' },
        { hub: 'prod-hub', cluster: 'h', token: 't', url: 'https://u:p@h' },
      ],
      probes: { timeout: -1 },
    });
    expect(config.staleAfterMs).toBe(60_000);
    expect(config.probes.timeoutMs).toBe(5_000);
    expect(config.spokes.map(({ cluster }) => cluster)).toEqual(['c', 'd']);
    expect(config.problems).toEqual([
      expect.stringMatching(/^fleet\.staleAfter must be a duration/),
      expect.stringMatching(/^fleet\.hubs must be a list/),
      expect.stringMatching(/^fleet\.spokes\[0\]\.cluster is missing/),
      expect.stringMatching(
        /^fleet\.spokes\[1\]\.token or tokenFile is needed/,
      ),
      expect.stringMatching(/^fleet\.spokes\[2\]\.url must be a URL/),
      'fleet.spokes[5].url stands beside kubeconfig; keep one of them.',
      expect.stringMatching(/^fleet\.spokes\[6\]\.context needs kubeconfig/),
      'fleet.spokes[7].ca is not a certificate in PEM form.',
      expect.stringMatching(/^fleet\.spokes\[8\]\.url must not carry a user/),
      expect.stringMatching(/^fleet\.probes\.timeout must be a duration/),
    ]);
  });

  it('puts the steps of the checklist in their order, and knows their names', () => {
    expect(
      read({ readiness: { steps: ['nodes', 'labels'], maxAge: '1m' } })
        .readiness,
    ).toEqual({ steps: ['labels', 'nodes'], maxAgeMs: 60_000 });
    const { readiness, problems } = read({
      readiness: { steps: ['nodes', 'firewall'] },
    });
    expect(readiness.steps).toEqual(['nodes']);
    expect(problems).toEqual([
      expect.stringMatching(
        /^fleet\.readiness\.steps has no step firewall; the steps are registered,/,
      ),
    ]);
  });

  it('switches operations on one by one', () => {
    const { operations, problems } = readFleetConfig(
      new ConfigReader({
        fleet: { operations: { sync: true, refresh: false } },
      }),
    );
    expect([...operations]).toEqual(['sync']);
    expect(problems).toEqual([]);
  });
});
