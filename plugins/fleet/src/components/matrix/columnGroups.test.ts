import { buildCluster } from '@fleet-portal/backstage-plugin-fleet-common/testUtils';
import { gridColumns, groupColumns, HeadingLevel } from './columnGroups';

const byEnvironment: HeadingLevel = {
  valueOf: cluster => cluster.environment ?? '',
  first: ['dev', 'prod'],
  unnamed: 'other',
};
const byWave: HeadingLevel = {
  valueOf: cluster => cluster.labels.wave ?? '',
  first: [],
  unnamed: 'no wave',
};

const cluster = (name: string, environment?: string, wave?: string) =>
  buildCluster({
    ref: { hub: 'hub', name },
    environment,
    labels: wave === undefined ? {} : { wave },
  });

const columnsOf = (
  clusters: ReturnType<typeof cluster>[],
  levels: HeadingLevel[],
) =>
  gridColumns(clusters, ({ ref }) => ref.name, levels, []).map(column => ({
    ...column,
    width: 50,
  }));

describe('gridColumns', () => {
  const clusters = [
    cluster('c10', 'prod', 'w10'),
    cluster('c2', 'prod', 'w2'),
    cluster('c3', undefined, 'w2'),
    cluster('c1', 'dev'),
    cluster('c4', 'sandbox', 'w10'),
    cluster('c5', 'prod', 'w2'),
  ];

  it('follows the known order, then names, and puts those without a value last', () => {
    const columns = columnsOf(clusters, [byEnvironment, byWave]);
    expect(columns.map(({ key }) => key)).toEqual([
      ...['c1', 'c2', 'c5', 'c10', 'c4', 'c3'],
    ]);
    expect(columns[0].headings).toEqual(['dev', 'no wave']);
    expect(columns[5].headings).toEqual(['other', 'w2']);
  });

  it('says where another group begins, and in which row of headings', () => {
    const columns = columnsOf(clusters, [byWave, byEnvironment]);
    expect(columns.map(({ key, starts }) => [key, starts])).toEqual([
      ['c2', 0],
      ['c5', undefined],
      ['c3', 1],
      ['c10', 0],
      ['c4', 1],
      ['c1', 0],
    ]);
  });

  it('gives each run of columns its heading, place and width', () => {
    const columns = columnsOf(clusters, [byWave, byEnvironment]);
    const placed = (level: number) =>
      groupColumns(columns, level).map(group => [
        group.label,
        group.index,
        group.start,
        group.width,
      ]);
    expect(placed(0)).toEqual([
      ['w2', 0, 0, 150],
      ['w10', 3, 150, 100],
      ['no wave', 5, 250, 50],
    ]);
    expect(placed(1)).toEqual([
      ['prod', 0, 0, 100],
      ['other', 2, 100, 50],
      ['prod', 3, 150, 50],
      ['sandbox', 4, 200, 50],
      ['dev', 5, 250, 50],
    ]);
  });
});
