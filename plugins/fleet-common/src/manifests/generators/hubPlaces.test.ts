import {
  ApplicationSetIntent,
  decodeApplicationSetIntent,
} from '../applicationSetIntent';
import { applicationSetsByHub } from '../applicationSetsByHub';
import { generatorOnHub, joinOverHubs, namedHubs } from './hubPlaces';
import {
  PlacementGenerator,
  placementGeneratorSchema,
} from './placementGenerator';

const hubs = ['nonprod-hub', 'prod-hub'];
const elements = [
  { cluster: 'stg-eu-1', env: 'staging', hub: 'nonprod-hub' },
  { cluster: 'in-cluster', env: 'dev', hub: 'nonprod-hub' },
  { cluster: 'in-cluster', env: 'prod', hub: 'prod-hub' },
];
const folders = { git: { directories: [{ path: 'apps/shop/parts/*' }] } };
const list: PlacementGenerator = { list: { elements } };
const matrix: PlacementGenerator = {
  matrix: { generators: [folders, { list: { elements } }] },
};
const selected: PlacementGenerator = {
  clusters: { selector: { matchLabels: { env: 'prod' } } },
};

const intent = (change: object = {}): ApplicationSetIntent => ({
  name: 'shop',
  hubs,
  generator: list,
  project: 'shop',
  namespace: 'shop',
  repository: { repoUrl: 'github.com?owner=acme&repo=fleet' },
  source: { path: 'charts/service' },
  ...change,
});
const problemsOf = (change: object) => {
  const decoded = decodeApplicationSetIntent(intent(change));
  return decoded.ok
    ? []
    : decoded.problems.map(({ field, message }) => `${field}: ${message}`);
};

describe('clusters that are named by hub', () => {
  it('make an ApplicationSet for each hub, with its own clusters alone', () => {
    const sets = applicationSetsByHub(intent());
    expect(
      sets.map(({ hubs: of, applicationSet }) => [
        of,
        applicationSet.spec.generators,
      ]),
    ).toEqual([
      [
        ['nonprod-hub'],
        [
          {
            list: {
              elements: [
                { cluster: 'stg-eu-1', env: 'staging' },
                { cluster: 'in-cluster', env: 'dev' },
              ],
            },
          },
        ],
      ],
      [
        ['prod-hub'],
        [{ list: { elements: [{ cluster: 'in-cluster', env: 'prod' }] } }],
      ],
    ]);
  });

  it('stand beside folders, too', () => {
    expect(generatorOnHub(matrix, 'prod-hub')).toEqual({
      matrix: {
        generators: [
          folders,
          { list: { elements: [{ cluster: 'in-cluster', env: 'prod' }] } },
        ],
      },
    });
    expect(generatorOnHub(matrix, 'other-hub')).toBeUndefined();
  });

  it.each([
    ['a selector', selected],
    [
      'clusters of every hub',
      { list: { elements: [{ cluster: 'in-cluster', env: 'prod' }] } },
    ],
  ])('are one ApplicationSet of all hubs for %s', (_, generator) => {
    const sets = applicationSetsByHub(intent({ generator }));
    expect(sets.map(one => one.hubs)).toEqual([hubs]);
    expect(sets[0].applicationSet.spec.generators).toEqual([generator]);
  });

  it.each([
    ['alone', list],
    ['beside folders', matrix],
    ['not at all', selected],
  ])('are put together again %s', (_, generator) => {
    const byHub = hubs.map(hub => ({
      hub,
      generator: generatorOnHub(generator, hub) ?? generator,
    }));
    expect(joinOverHubs(byHub)).toEqual(generator);
    expect(namedHubs(generator)).toEqual(generator === selected ? [] : hubs);
  });

  it('are not put together with what is chosen otherwise', () => {
    const [one, other] = hubs;
    expect(
      joinOverHubs([
        { hub: one, generator: list },
        { hub: other, generator: selected },
      ]),
    ).toBeUndefined();
    expect(joinOverHubs([])).toBeUndefined();
  });

  it.each([
    [
      'a hub that does not get the service',
      { hubs: ['prod-hub'] },
      [
        "generator.list.elements[0].hub: 'nonprod-hub' is not among the hubs of the service; put the service there too, or leave out 'stg-eu-1'",
        "generator.list.elements[1].hub: 'nonprod-hub' is not among the hubs of the service; put the service there too, or leave out 'in-cluster'",
      ],
    ],
    [
      'no cluster of one hub',
      { hubs: [...hubs, 'edge-hub'] },
      [
        "generator.list.elements: it names no cluster of the hub 'edge-hub'; name one, or take the service off that hub",
      ],
    ],
    [
      'a cluster that every hub gets already',
      {
        generator: {
          list: {
            elements: [...elements, { cluster: 'stg-eu-1', env: 'staging' }],
          },
        },
      },
      [
        "generator.list.elements[3].cluster: 'stg-eu-1' is there twice; keep one",
      ],
    ],
    [
      'what is no hub',
      {
        generator: {
          list: { elements: [{ cluster: 'a', env: 'b', hub: '../x' }] },
        },
      },
      [
        "generator.list.elements[0].hub: '../x' is not the name of a hub; take one of fleet.hubs[].name",
      ],
    ],
  ])('are refused with %s', (_, change, problems) => {
    expect(problemsOf(change)).toEqual(problems);
  });

  it('have no meaning where a list only changes what a selector takes', () => {
    const parsed = placementGeneratorSchema.safeParse({
      merge: { generators: [selected, list] },
    });
    expect(parsed.error?.issues.map(({ message }) => message)).toContainEqual(
      expect.stringContaining("'hub', which has no meaning here"),
    );
  });
});
