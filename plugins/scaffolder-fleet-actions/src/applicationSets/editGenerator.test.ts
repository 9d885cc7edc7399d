import { InputError } from '@backstage/errors';
import { parse } from 'yaml';
import { writtenApplicationSet } from '../__testUtils__/serviceFiles';
import { editedText } from '../yaml/editableYaml';
import { decodeApplicationSetChange } from './applicationSetChange';
import { openApplicationSet } from './applicationSetDocument';
import { editGenerator } from './editGenerator';

const selector = / {4}- clusters:[\s\S]*core\n/;
const path = 'apps/loyalty-points/applicationset.yaml';

/** The set of the fixture with other generators, as a person wrote them. */
const placedBy = (generators: string) =>
  writtenApplicationSet.replace(selector, generators);

function edited(text: string, generator: object): string {
  const decoded = decodeApplicationSetChange({
    name: 'loyalty-points',
    repository: { repoUrl: 'github.com?owner=acme&repo=fleet' },
    generator,
  });
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.problems));
  const file = openApplicationSet(path, text, 'loyalty-points');
  editGenerator(file.document, file.path, decoded.change);
  return editedText(file.documents, file.text);
}

const listed = `    - list:
        elements:
          # The first one.
          - cluster: prod-eu-1
            env: prod
            weight: '10' # read by the template
`;
const elements = (...names: string[]) => ({
  list: { elements: names.map(cluster => ({ cluster, env: 'prod' })) },
});
const production = { clusters: { selector: { matchLabels: { env: 'prod' } } } };

describe('what a generator takes', () => {
  it('is other clusters by name, and their other parameters stay', () => {
    expect(edited(placedBy(listed), elements('prod-eu-1', 'prod-eu-2'))).toBe(
      placedBy(
        `${listed}          - cluster: prod-eu-2\n            env: prod\n`,
      ),
    );
  });

  it('is other files, from where the generator reads now', () => {
    const before = placedBy(`    - git:
        repoURL: https://github.com/acme/placements.git # not the fleet
        revision: v2
        files:
          - path: shop/*.yaml
        requeueAfterSeconds: 60
`);
    const generator = { git: { files: [{ path: 'loyalty/*.yaml' }] } };
    expect(edited(before, generator)).toBe(
      before.replace('shop/*.yaml', 'loyalty/*.yaml'),
    );
  });

  it('is other folders, on another cluster', () => {
    const before = placedBy(`    - git:
        repoURL: https://github.com/acme/fleet.git
        revision: main
        directories:
          - path: parts/*
        values:
          cluster: stg-eu-1
          env: staging
          weight: '10'
`);
    const git = {
      directories: [{ path: 'parts/*' }, { path: 'parts/old', exclude: true }],
      values: { cluster: 'dev-eu-1', env: 'dev' },
      revision: 'v3',
    };
    expect(parse(edited(before, { git })).spec.generators).toEqual([
      {
        git: {
          repoURL: 'https://github.com/acme/fleet.git',
          ...git,
          values: { ...git.values, weight: '10' },
        },
      },
    ]);
  });

  it('is other folders and other clusters of a matrix, whatever their order', () => {
    const before = placedBy(`    - matrix:
        generators:
          - clusters:
              selector:
                matchLabels: { tier: core }
          - git:
              repoURL: https://github.com/acme/fleet.git
              revision: main
              directories:
                - path: parts/*
`);
    const folders = { git: { directories: [{ path: 'pieces/*' }] } };
    const matrix = { generators: [folders, production] };
    expect(edited(before, { matrix })).toBe(
      before
        .replace('parts/*', 'pieces/*')
        .replace('{ tier: core }', '{ env: prod }'),
    );
  });

  it.each([
    [true, 'env'],
    [false, 'metadata.labels.env'],
  ])(
    'is another environment of a merge, with goTemplate: %s',
    (goTemplate, key) => {
      const before = placedBy(`    - merge:
        mergeKeys: [ name ]
        generators:
          - clusters:
              selector:
                matchLabels:
                  env: prod
          - list:
              elements:
                - name: prod-eu-1
                  ${key}: canary
`).replace('goTemplate: true', `goTemplate: ${goTemplate}`);
      const changed = {
        list: { elements: [{ cluster: 'prod-eu-2', env: 'canary' }] },
      };
      const merge = { generators: [production, changed] };
      expect(edited(before, { merge })).toBe(
        before.replace('prod-eu-1', 'prod-eu-2'),
      );
    },
  );

  it.each<[string, string, object, RegExp]>([
    [
      'another kind',
      writtenApplicationSet,
      elements('prod-eu-1'),
      /has 0 list generators/,
    ],
    [
      'one of two',
      placedBy(listed + listed),
      elements('prod-eu-2'),
      /has 2 list generators/,
    ],
    [
      'elements with other keys',
      placedBy(listed.replace('cluster:', 'name:')),
      elements('prod-eu-2'),
      /do not name their cluster by 'cluster'/,
    ],
    [
      'a merge of another number',
      placedBy(`    - merge:
        mergeKeys: [cluster]
        generators:
          - list:
              elements: []
`),
      { merge: { generators: [elements('a'), elements('a')] } },
      /merge\.generators: .* has 1, so as many are needed/,
    ],
    [
      'a merge of other kinds',
      placedBy(`    - merge:
        mergeKeys: [cluster]
        generators:
          - list:
              elements: []
          - clusters: {}
`),
      { merge: { generators: [elements('a'), elements('a')] } },
      /merge\.generators\[1\]: .*of another kind/,
    ],
  ])('is not guessed: %s', (_, text, generator, words) => {
    const change = () => edited(text, generator);
    expect(change).toThrow(InputError);
    expect(change).toThrow(words);
  });
});
