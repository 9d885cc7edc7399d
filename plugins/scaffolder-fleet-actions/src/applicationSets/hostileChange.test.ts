import { serviceFolder } from '@fleet-portal/backstage-plugin-fleet-common';
import fc from 'fast-check';
import { parse, parseDocument } from 'yaml';
import {
  expectFieldNamed,
  hostile,
  runsOfField,
  runsOfText,
} from '../__testUtils__/hostile';
import { writtenApplicationSet } from '../__testUtils__/serviceFiles';
import { editedText } from '../yaml/editableYaml';
import { decodeApplicationSetChange } from './applicationSetChange';
import { decodeApplicationSetRetirement } from './applicationSetRetirement';
import { openApplicationSet } from './applicationSetDocument';
import { editApplicationSet } from './editApplicationSet';
import { mergeValues } from './editValues';

const repository = { repoUrl: 'github.com?owner=acme&repo=fleet' };
const selecting = (matchLabels: Record<string, string>) => ({
  generator: { clusters: { selector: { matchLabels } } },
});

/** Field, the input with the text in it, and where the text must come out again, if anywhere. */
const fields: [string, (text: string) => object, (string | number)[] | null][] =
  [
    ['name', text => ({ name: text, revision: 'v2' }), null],
    ['hubs[0]', text => ({ hubs: [text], revision: 'v2' }), null],
    [
      'revision',
      text => ({ revision: text }),
      ['spec', 'template', 'spec', 'source', 'targetRevision'],
    ],
    [
      'generator.clusters.selector.matchLabels.env',
      text => selecting({ env: text }),
      ['spec', 'generators', 0, 'clusters', 'selector', 'matchLabels', 'env'],
    ],
    [
      'syncPolicy.retry.backoff.duration',
      text => ({ syncPolicy: { retry: { backoff: { duration: text } } } }),
      [
        ...['spec', 'template', 'spec', 'syncPolicy'],
        ...['retry', 'backoff', 'duration'],
      ],
    ],
  ];

describe('hostile strings in a change of a service', () => {
  it.each(fields)(
    '%s is read back as it was, or refused by name',
    (field, inputWith, place) => {
      fc.assert(
        fc.property(hostile, text => {
          const decoded = decodeApplicationSetChange({
            name: 'loyalty-points',
            repository,
            ...inputWith(text),
          });
          // What a form left empty is nothing to change at all.
          if (text.trim() !== '') expectFieldNamed(decoded, field);
          const file = openApplicationSet(
            'apps/loyalty-points/applicationset.yaml',
            writtenApplicationSet,
            'loyalty-points',
          );
          if (decoded.ok) editApplicationSet(file, decoded.change);
          const written = editedText(file.documents, file.text);
          expect(parse(written)).toEqual(parse(written, { version: '1.1' }));
          expect(
            decoded.ok && place ? parseDocument(written).getIn(place) : text,
          ).toBe(text);
        }),
        runsOfField,
      );
    },
  );

  it.each<[string, (text: string) => object]>([
    ['name', text => ({ name: text })],
    ['hubs[0]', text => ({ hubs: [text] })],
    ['layout.apps', text => ({ layout: { apps: text } })],
    [
      'repository.branch',
      text => ({ repository: { ...repository, branch: text } }),
    ],
  ])(
    '%s of a retirement leads to no other folder, or is refused by name',
    (field, inputWith) => {
      fc.assert(
        fc.property(hostile, text => {
          const decoded = decodeApplicationSetRetirement({
            name: 'loyalty-points',
            repository,
            ...inputWith(text),
          });
          expectFieldNamed(decoded, field);
          const { name, layout } = decoded.ok
            ? decoded.retirement
            : { name: 'x', layout: undefined };
          expect(serviceFolder(name, layout)).toMatch(
            /^[\w.+-]+(\/[\w.+-]+)*$/,
          );
          expect(serviceFolder(name, layout).split('/')).not.toContain('..');
        }),
        runsOfField,
      );
    },
  );

  it('a value is read back as it was, and its neighbours are what they were', () => {
    fc.assert(
      fc.property(
        hostile.filter(text => !['__proto__', '<<'].includes(text)),
        hostile,
        (key, value) => {
          const before = "# kept\nkept: '0777'\nlist: [yes]\n";
          const typed = JSON.stringify({ [key]: value });
          const after = mergeValues({ path: 'v', text: before }, typed, 'v');
          expect(parse(after)).toEqual({ ...parse(before), [key]: value });
          expect(after).toContain('# kept\n');
        },
      ),
      runsOfText,
    );
  });

  it('a key that parsers merge is refused by name', () => {
    const file = { path: 'v', text: '' };
    expect(() =>
      mergeValues(file, '{"<<": {"a": 1}}', 'values.common'),
    ).toThrow(/^values\.common: .*without anchors/);
  });
});
