import {
  evaluatePlacement,
  decodeApplicationSet,
  generatorIntentSchema,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { generatorOf, rowsOf, SelectorRow } from './selectorRows';

const rows: SelectorRow[] = [
  { key: 'tier', operator: 'In', values: ['core'] },
  { key: 'env', operator: 'In', values: ['prod', 'staging'] },
  { key: 'edge', operator: 'DoesNotExist', values: [] },
  { key: 'region', operator: 'NotIn', values: ['ap-south-1'] },
];

describe('selector rows', () => {
  it('are read back as they were, matchLabels first', () => {
    const generator = generatorOf(rows);
    expect(generator).toEqual({
      clusters: {
        selector: {
          matchLabels: { tier: 'core' },
          matchExpressions: [
            { key: 'env', operator: 'In', values: ['prod', 'staging'] },
            { key: 'edge', operator: 'DoesNotExist' },
            { key: 'region', operator: 'NotIn', values: ['ap-south-1'] },
          ],
        },
      },
    });
    expect(rowsOf(generator)).toEqual(rows);
    expect(generatorIntentSchema.safeParse(generator).success).toBe(true);
  });

  it('never mean every cluster when there are none', () => {
    expect(generatorOf([])).toEqual({});
    expect(generatorIntentSchema.safeParse({}).success).toBe(false);
    expect(rowsOf(undefined)).toEqual([]);
    expect(rowsOf({})).toEqual([]);
  });

  it('keep both conditions on one label', () => {
    const twice: SelectorRow[] = [
      { key: 'env', operator: 'In', values: ['prod'] },
      { key: 'env', operator: 'NotIn', values: ['prod'] },
    ];
    const generator = generatorOf(twice);
    const { clusters } = evaluatePlacement({
      applicationSet: decodeApplicationSet({
        metadata: { name: 'x' },
        spec: { generators: [generator], template: {} },
      }),
      clusters: [{ name: 'a', server: 'https://a', labels: { env: 'prod' } }],
    });
    expect(clusters[0].matched).toBe(false);
    expect(rowsOf(generator)).toEqual(twice);
  });

  it('that are half filled in are refused, not forgotten', () => {
    const half: SelectorRow = { key: '', operator: 'In', values: [] };
    const generator = generatorOf([rows[0], half]);
    expect(rowsOf(generator)).toContainEqual(half);
    expect(generatorIntentSchema.safeParse(generator).success).toBe(false);
  });
});
