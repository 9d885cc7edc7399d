import {
  explainSelector,
  isLabelKey,
  isLabelValue,
  matchesSelector,
} from './selector';

const labels = { env: 'prod', region: 'ap-south-1', tier: '' };
const expression = (key: string, operator: string, values?: string[]) => ({
  matchExpressions: [{ key, operator, values }],
});

describe('a selector of Kubernetes', () => {
  it.each([
    [{}, true],
    [{ matchLabels: { env: 'prod' } }, true],
    [{ matchLabels: { env: 'dr' } }, false],
    [{ matchLabels: { tier: '' } }, true],
    [{ matchLabels: { absent: '' } }, false],
    [{ matchLabels: { toString: '' } }, false],
    [expression('env', 'In', ['dr', 'prod']), true],
    [expression('env', 'In', ['dr']), false],
    [expression('absent', 'In', ['dr']), false],
    [expression('env', 'NotIn', ['dr']), true],
    [expression('env', 'NotIn', ['prod', 'dr']), false],
    [expression('absent', 'NotIn', ['dr']), true],
    [expression('env', 'Exists'), true],
    [expression('tier', 'Exists'), true],
    [expression('absent', 'Exists'), false],
    [expression('absent', 'DoesNotExist'), true],
    [expression('constructor', 'DoesNotExist'), true],
    [expression('env', 'DoesNotExist'), false],
    [
      { matchLabels: { env: 'prod' }, ...expression('region', 'In', ['x']) },
      false,
    ],
  ])('%j: %s', (selector, expected) => {
    expect(matchesSelector(selector, labels)).toBe(expected);
    expect(explainSelector(selector, labels).length === 0).toBe(expected);
  });

  it.each([
    [expression('env', 'Like', ['x']), '"Like" is not a valid label selector'],
    [expression('env', 'constructor'), '"constructor" is not a valid label'],
    [expression('env', 'In', []), "values set can't be empty"],
    [expression('env', 'Exists', ['x']), 'values set must be empty'],
    [expression('a b', 'Exists'), 'key: Invalid value: "a b"'],
    [{ matchLabels: { env: 'not a label' } }, 'Invalid value: "not a label"'],
  ])('refuses %j', (selector, words) => {
    expect(() => matchesSelector(selector, labels)).toThrow(words);
  });
});

it('says what each requirement asks and what is there', () => {
  const selector = {
    matchLabels: { gpu: 'yes' },
    matchExpressions: [
      { key: 'region', operator: 'In', values: ['eu-west-1', 'us-east-1'] },
      { key: 'env', operator: 'NotIn', values: ['prod'] },
      { key: 'owner', operator: 'Exists' },
      { key: 'tier', operator: 'DoesNotExist' },
      { key: 'tier', operator: 'In', values: ['a', 'b', 'c'] },
    ],
  };
  expect(explainSelector(selector, labels)).toMatchObject([
    {
      message: 'the cluster has no label gpu, the selector asks yes',
      key: 'gpu',
      operator: 'In',
      expected: ['yes'],
    },
    {
      message: 'region is ap-south-1, the selector asks eu-west-1 or us-east-1',
      key: 'region',
      operator: 'In',
      expected: ['eu-west-1', 'us-east-1'],
      actual: 'ap-south-1',
    },
    {
      message: 'env is prod, the selector takes all but prod',
      key: 'env',
      operator: 'NotIn',
      expected: ['prod'],
      actual: 'prod',
    },
    {
      message:
        'the cluster has no label owner, the selector asks for one with any value',
      key: 'owner',
      operator: 'Exists',
      expected: [],
    },
    {
      message:
        'tier is empty, the selector asks for clusters without this label',
      key: 'tier',
      operator: 'DoesNotExist',
      expected: [],
      actual: '',
    },
    {
      message: 'tier is empty, the selector asks a, b or c',
      key: 'tier',
      operator: 'In',
      expected: ['a', 'b', 'c'],
      actual: '',
    },
  ]);
});

it.each([
  ['env', true],
  ['example.com/env', true],
  ['Example.com/env', false],
  ['a/b/c', false],
  ['', false],
  ['-a', false],
  ['a'.repeat(63), true],
  ['a'.repeat(64), false],
])('%s as the key of a label: %s', (key, expected) => {
  expect(isLabelKey(key)).toBe(expected);
});

it.each([
  ['', true],
  ['prod-1.2_x', true],
  ['<no value>', false],
  ['-a', false],
  ['a'.repeat(64), false],
])('%s as the value of a label: %s', (value, expected) => {
  expect(isLabelValue(value)).toBe(expected);
});
