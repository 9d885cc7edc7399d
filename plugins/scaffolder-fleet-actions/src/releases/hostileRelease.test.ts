import fc from 'fast-check';
import { parse } from 'yaml';
import {
  expectFieldNamed,
  hostile,
  runsOfField,
} from '../__testUtils__/hostile';
import { textAt, withValueAt } from '../applicationSets/editValues';
import { decodePromotion, decodeRollback } from './releaseChange';

const before = "# kept\nkept: '0777'\nlist: [yes]\nimage: { tag: 1.10 }\n";

describe('hostile strings in a release', () => {
  it.each<[string, (text: string) => object]>([
    ['name', text => ({ name: text })],
    ['environment', text => ({ environment: text })],
    ['from', text => ({ from: text })],
    ['version', text => ({ version: text })],
    ['key', text => ({ key: text })],
    ['layout.apps', text => ({ layout: { apps: text } })],
  ])('%s is read back as it was, or refused by name', (field, inputWith) => {
    fc.assert(
      fc.property(hostile, text => {
        const input = {
          name: 'cart',
          environment: 'prod',
          repository: { repoUrl: 'github.com?owner=acme&repo=fleet' },
          version: '1.0.0',
          ...inputWith(text),
        };
        const decoded = decodePromotion(input);
        expectFieldNamed(decoded, field);
        if (field !== 'from') expectFieldNamed(decodeRollback(input), field);
        const { key = 'image.tag', version = '1.0.0' } = decoded.ok
          ? decoded.change
          : {};
        const keys = key.split('.');
        const file = { path: 'v', text: before };
        const after = withValueAt(file, keys, version);
        expect(textAt({ path: 'v', text: after }, keys)).toBe(version);
        // A parser of version 1.1 reads the same text, and no number.
        const [last] = keys.slice(-1);
        expect(JSON.stringify(parse(after, { version: '1.1' }))).toContain(
          `${JSON.stringify(last)}:${JSON.stringify(version)}`,
        );
        expect(after).toContain('# kept\n');
      }),
      runsOfField,
    );
  });
});
