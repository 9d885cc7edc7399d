import { ConfigReader } from '@backstage/config';
import { readClusterApi } from './clusterApiConfig';
import { SectionReader } from './sectionReader';

function read(clusterApi: object) {
  const problems: string[] = [];
  const section = new SectionReader(
    new ConfigReader(JSON.parse(JSON.stringify(clusterApi))),
    'fleet.clusterApi',
    problems,
  );
  return { ...readClusterApi(section), problems };
}

it('takes the hub’s own cluster unless another is named', () => {
  expect(read({})).toEqual({
    managementClusters: new Map(),
    maxAgeMs: 10_000,
    timeoutMs: 10_000,
    problems: [],
  });
  expect(
    read({
      managementClusters: [{ hub: 'prod-hub', cluster: 'management' }],
      maxAge: '1m',
      timeout: { seconds: 3 },
    }),
  ).toEqual({
    managementClusters: new Map([['prod-hub', 'management']]),
    maxAgeMs: 60_000,
    timeoutMs: 3_000,
    problems: [],
  });
});

it('says which entry is wrong, and keeps the others', () => {
  const { managementClusters, problems } = read({
    managementClusters: [
      { hub: 'a', cluster: 'one' },
      { hub: 'a', cluster: 'two' },
      { hub: 'b' },
    ],
  });
  expect(managementClusters).toEqual(new Map([['a', 'one']]));
  expect(problems).toEqual([
    'fleet.clusterApi.managementClusters[1] names a second management cluster of the hub a; keep one of them.',
    'fleet.clusterApi.managementClusters[2] must name hub and cluster, the cluster as that hub calls it.',
  ]);
});
