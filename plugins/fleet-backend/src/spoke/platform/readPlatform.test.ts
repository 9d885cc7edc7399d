import type {
  PlatformKind,
  SpokeClient,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { servedSpoke } from '../__testUtils__/servedSpoke';

/** Lists by their path; a path that is not here is not served. */
let lists: Record<string, unknown>;
let spoke: Awaited<ReturnType<typeof servedSpoke>>;
let client: SpokeClient;
const { signal } = new AbortController();

beforeAll(async () => {
  spoke = await servedSpoke((request, response) => {
    const { pathname, searchParams } = new URL(request.url!, 'http://spoke');
    const next = searchParams.get('continue');
    const answer = lists[next ? `${pathname}#${next}` : pathname];
    response.statusCode = answer === undefined ? 404 : 200;
    const isText = typeof answer === 'string';
    response.setHeader(
      'content-type',
      isText ? 'text/plain' : 'application/json',
    );
    response.end(isText ? answer : JSON.stringify(answer));
  });
  client = spoke.client;
});
afterAll(() => spoke.stop());

const items = (...specs: object[]) => ({
  items: specs.map((object, index) => ({
    metadata: { name: `object-${index}`, namespace: 'shop' },
    ...object,
  })),
});
const read = <K extends PlatformKind>(kind: K) =>
  client.listPlatform!(kind, { signal });

describe('network policies', () => {
  const path = '/apis/networking.k8s.io/v1/networkpolicies';
  const peer = { podSelector: {} };
  it.each<[string, object, string[]]>([
    ['no rule', { podSelector: {}, policyTypes: ['Ingress'] }, ['Ingress']],
    [
      'both directions',
      { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
      ['Ingress', 'Egress'],
    ],
    [
      'a rule for some peers',
      {
        podSelector: {},
        policyTypes: ['Ingress'],
        ingress: [{ from: [peer] }],
      },
      ['Ingress'],
    ],
    [
      'a rule for some ports',
      { podSelector: {}, ingress: [{ ports: [{ port: 443 }] }] },
      ['Ingress'],
    ],
    [
      'a rule for everybody',
      { podSelector: {}, policyTypes: ['Ingress'], ingress: [{}] },
      [],
    ],
    [
      'some pods only',
      {
        podSelector: { matchLabels: { app: 'shop' } },
        policyTypes: ['Ingress'],
      },
      [],
    ],
    [
      'egress without policy types',
      { podSelector: {}, ingress: [{}], egress: [{ to: [peer] }] },
      ['Egress'],
    ],
  ])('with %s', async (_, spec, denies) => {
    lists = { [path]: items({ spec }) };
    expect(await read('networkPolicies')).toMatchObject([
      { namespace: 'shop', name: 'object-0', denies },
    ]);
  });
});

describe('clusterwide policies of Cilium', () => {
  const path = '/apis/cilium.io/v2/ciliumclusterwidenetworkpolicies';
  const namespace = 'k8s:io.kubernetes.pod.namespace';
  const not = (...values: string[]) => ({
    matchExpressions: [{ key: namespace, operator: 'NotIn', values }],
  });
  it.each<[string, object, object[]]>([
    [
      'a rule that allows nobody',
      { endpointSelector: {}, ingress: [{}] },
      [{ denies: ['Ingress'], except: [] }],
    ],
    [
      'namespaces that are left out',
      { endpointSelector: not('kube-system'), egress: [{}] },
      [{ denies: ['Egress'], except: ['kube-system'] }],
    ],
    [
      'the word of the policy itself',
      {
        endpointSelector: {},
        ingress: [{}],
        enableDefaultDeny: { ingress: false, egress: true },
      },
      [{ denies: ['Egress'], except: [] }],
    ],
    [
      'a rule for all entities',
      { endpointSelector: {}, ingress: [{ fromEntities: ['all'] }] },
      [],
    ],
    [
      'all entities on one port',
      {
        endpointSelector: {},
        ingress: [{ fromEntities: ['all'], toPorts: [{ ports: [] }] }],
      },
      [{ denies: ['Ingress'], except: [] }],
    ],
    ['no section of rules', { endpointSelector: {} }, []],
    [
      'certain pods only',
      { endpointSelector: { matchLabels: { app: 'shop' } }, ingress: [{}] },
      [],
    ],
  ])('with %s', async (_, spec, denies) => {
    lists = { [path]: items({ spec }) };
    expect(await read('clusterwideDenies')).toMatchObject(denies);
  });

  it('that Cilium refuses', async () => {
    const invalid = { type: 'Valid', status: 'False', message: 'no such port' };
    lists = {
      [path]: items({
        spec: { endpointSelector: {}, ingress: [{}] },
        status: { conditions: [invalid] },
      }),
    };
    expect(await read('clusterwideDenies')).toMatchObject([
      { valid: false, message: 'no such port' },
    ]);
  });
});

describe('any list', () => {
  const stores = (version: string) =>
    `/apis/external-secrets.io/${version}/secretstores`;

  it('is read in pages', async () => {
    const [first, second] = ['one', 'two'].map(name => ({
      metadata: { name, namespace: 'shop' },
    }));
    lists = {
      [stores('v1')]: { metadata: { continue: 'more' }, items: [first] },
      [`${stores('v1')}#more`]: { items: [second] },
    };
    const names = (await read('secretStores')).map(({ name }) => name);
    expect(names).toEqual(['one', 'two']);
  });

  it('is read in an older version where the new one is not served', async () => {
    lists = { [stores('v1beta1')]: items({}) };
    expect(await read('secretStores')).toMatchObject([
      { ready: false, message: 'has no condition Ready yet' },
    ]);
  });

  it('is not installed where no version is served', async () => {
    lists = {};
    await expect(read('secretStores')).rejects.toMatchObject({
      kind: 'notFound',
    });
  });

  it('names the field that it cannot read', async () => {
    lists = { [stores('v1')]: { items: [{ metadata: { name: 7 } }] } };
    await expect(read('secretStores')).rejects.toMatchObject({
      kind: 'malformed',
      message: expect.stringContaining('metadata.name'),
    });
  });
});

describe('the report of kube-bench', () => {
  const path = '/api/v1/namespaces/fleet-portal/configmaps/kube-bench-report';

  it('is dated by its ConfigMap when it has no date of its own', async () => {
    const results = [
      { test_number: '4.2.1', status: 'PASS' },
      { test_number: '4.2.6', status: 'FAIL' },
    ];
    lists = {
      [path]: {
        metadata: { creationTimestamp: '2026-11-15T03:00:00Z' },
        data: {
          'report.json': JSON.stringify({
            Controls: [{ tests: [{ results }] }, { tests: null }],
            Totals: { total_pass: 1, total_fail: 1, total_warn: 0 },
          }),
        },
      },
    };
    expect(await read('benchReport')).toEqual({
      pass: 1,
      fail: 1,
      warn: 0,
      failed: ['4.2.6'],
      at: '2026-11-15T03:00:00.000Z',
    });
  });

  it('says which key is no JSON', async () => {
    lists = { [path]: { metadata: {}, data: { 'report.json': 'half a' } } };
    await expect(read('benchReport')).rejects.toMatchObject({
      kind: 'malformed',
      message: expect.stringContaining('report.json'),
    });
  });

  it.each([
    [null, /ConfigMap fleet-portal\/kube-bench-report .* cannot read/],
    [{ metadata: null, data: null }, /report\.json/],
  ])('is not read from %j', async (map, words) => {
    lists = { [path]: map };
    await expect(read('benchReport')).rejects.toMatchObject({
      kind: 'malformed',
      message: expect.stringMatching(words),
    });
  });
});

it('takes null for a field that is not there, as Go writes an empty list', async () => {
  const issuers = '/apis/cert-manager.io/v1/issuers';
  lists = { [issuers]: { metadata: null, items: null } };
  expect(await read('issuers')).toEqual([]);
  lists = { [issuers]: items({ status: { conditions: null } }) };
  expect(await read('issuers')).toMatchObject([{ ready: false }]);
});

describe('deprecated APIs', () => {
  it('leaves out what nobody asked for', async () => {
    const sample = (resource: string, removed: string, value: string) =>
      `apiserver_requested_deprecated_apis{group="apps",removed_release="${removed}",resource="${resource}",subresource="",version="v1beta1"} ${value}\n`;
    lists = {
      '/metrics': `# TYPE apiserver_requested_deprecated_apis gauge\n${sample(
        'deployments',
        '1.16',
        '1',
      )}${sample('statefulsets', '1.16', '0')}up 1\n`,
    };
    expect(await read('deprecatedApis')).toEqual([
      {
        group: 'apps',
        version: 'v1beta1',
        resource: 'deployments',
        removedRelease: '1.16',
      },
    ]);
  });
});
