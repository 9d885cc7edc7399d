import { phrasesText } from '../phrases';
import { describeGenerator } from './describe';

const git = { repoURL: 'https://git.example.com/fleet', revision: 'main' };

it.each([
  [{ clusters: {} }, 'clusters', 'every cluster, the hub included'],
  [
    {
      clusters: {
        selector: {
          matchLabels: { env: 'prod' },
          matchExpressions: [
            { key: 'tier', operator: 'In', values: ['core', 'edge'] },
          ],
        },
      },
    },
    'clusters',
    'clusters where env is prod and tier is one of core, edge',
  ],
  [
    {
      clusters: {
        selector: {
          matchExpressions: [
            { key: 'a', operator: 'NotIn', values: ['x'] },
            { key: 'b', operator: 'NotIn', values: ['x', 'y'] },
            { key: 'c', operator: 'Exists' },
            { key: 'd', operator: 'DoesNotExist' },
          ],
        },
      },
    },
    'clusters',
    'clusters where a is not x and b is none of x, y and c is set and d is not set',
  ],
  [{ list: { elements: [{ a: '1' }] } }, 'list', 'a list of 1 element'],
  [
    { list: { elements: [] }, selector: { matchLabels: { stage: 'x' } } },
    'list',
    'a list of 0 elements, of which stage is x',
  ],
  [{ list: { elementsYaml: '- {}' } }, 'list', 'a list that is computed'],
  [
    {
      git: {
        ...git,
        directories: [{ path: 'apps/*' }, { path: 'apps/x', exclude: true }],
      },
    },
    'git',
    'directories apps/* without apps/x of https://git.example.com/fleet at main',
  ],
  [
    { git: { repoURL: git.repoURL, files: [{ path: '*.json' }] } },
    'git',
    'files *.json of https://git.example.com/fleet at HEAD',
  ],
  [
    { matrix: { generators: [{ list: {} }, { clusters: {} }] } },
    'matrix',
    'every combination of a list of 0 elements and every cluster, the hub included',
  ],
  [
    {
      merge: {
        mergeKeys: ['name'],
        generators: [{ clusters: {} }, { list: { elements: [{}, {}] } }],
      },
    },
    'merge',
    'every cluster, the hub included, with values of a list of 2 elements where name agrees',
  ],
  [{ plugin: {} }, 'plugin', 'what a plugin service of the hub answers'],
  [
    { scmProvider: {} },
    'scmProvider',
    'repositories of a source-control provider',
  ],
  [
    { pullRequest: {} },
    'pullRequest',
    'pull requests of a source-control provider',
  ],
  [
    { clusterDecisionResource: {} },
    'clusterDecisionResource',
    'clusters that a resource of the hub decides',
  ],
  [
    { clusters: { selector: 3 } },
    'clusters',
    'a clusters generator that the hub refuses',
  ],
  [{}, 'unknown', 'a generator of an unknown kind'],
  [null, 'unknown', 'a generator of an unknown kind'],
])('%j', (generator, kind, words) => {
  const { phrases, ...description } = describeGenerator(generator);
  expect(description).toEqual({ kind, words });
  expect(phrasesText(phrases?.words ?? [])).toBe(words);
});
