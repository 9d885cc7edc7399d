import { decodeApplicationSet, evaluatePlacement } from '../placement';
import { decodeApplicationSetIntent } from './applicationSetIntent';
import { buildApplicationSet } from './buildApplicationSet';

const clusters = [
  { name: 'prod-eu-1', server: 'https://p1', labels: { env: 'prod' } },
  { name: 'Prod US', server: 'https://p2', labels: { env: 'prod' } },
  { name: 'stg-eu-1', server: 'https://s1', labels: { env: 'staging' } },
];

const files = {
  'apps/shop/placements/a.yaml': 'cluster: prod-eu-1\nenv: prod\n',
  'apps/shop/placements/b.yaml': 'cluster: Prod US\nenv: prod\n',
  'apps/shop/values.yaml': 'replicas: 1\n',
};

/** What the hub makes of what was asked for: Application, cluster and values file of the environment. */
function placed(generator: object) {
  const decoded = decodeApplicationSetIntent({
    name: 'shop',
    hubs: ['prod-hub'],
    generator,
    project: 'shop',
    namespace: 'shop',
    repository: { repoUrl: 'github.com?owner=acme&repo=fleet' },
    source: { path: 'charts/service' },
  });
  const applicationSet = decoded.ok && buildApplicationSet(decoded.intent);
  const { applications, errors } = evaluatePlacement({
    applicationSet: decodeApplicationSet(applicationSet),
    clusters,
    git: repoURL =>
      repoURL === 'https://github.com/acme/fleet.git' ? { files } : undefined,
  });
  expect(errors).toEqual([]);
  return applications.map(({ name, cluster, labels, spec }) => [
    name,
    cluster,
    labels.env,
    JSON.stringify(spec).match(/values-[\w-]+\.yaml/)?.[0],
  ]);
}

const onBoth = [
  ['shop-prod-eu-1', 'prod-eu-1', 'prod', 'values-prod.yaml'],
  ['shop-prod-us', 'Prod US', 'prod', 'values-prod.yaml'],
];

describe('generators of an ApplicationSet', () => {
  it.each([
    [
      'clusters by their labels',
      { clusters: { selector: { matchLabels: { env: 'prod' } } } },
    ],
    [
      'clusters by name',
      {
        list: {
          elements: [
            { cluster: 'prod-eu-1', env: 'prod' },
            { cluster: 'Prod US', env: 'prod' },
          ],
        },
      },
    ],
    [
      'files in Git',
      { git: { files: [{ path: 'apps/shop/placements/*.yaml' }] } },
    ],
  ])('place a service on %s', (_, generator) => {
    expect(placed(generator)).toEqual(onBoth);
  });
});
