import fc from 'fast-check';
import {
  parseClusterRef,
  parseHubObjectRef,
  stringifyClusterRef,
  stringifyHubObjectRef,
} from './refs';

const text = fc.string({ minLength: 1, unit: 'grapheme' });

describe('references', () => {
  it('survive a round trip, whatever a cluster is called', () => {
    fc.assert(
      fc.property(text, text, text, (hub, namespace, name) => {
        expect(parseClusterRef(stringifyClusterRef({ hub, name }))).toEqual({
          hub,
          name,
        });
        const ref = { hub, namespace, name };
        expect(parseHubObjectRef(stringifyHubObjectRef(ref))).toEqual(ref);
      }),
      { seed: 20261121 },
    );
  });

  it.each(['', 'hub', 'hub/', '/name', 'a/b/c', 'hub/%E0%A4%A'])(
    'refuse %j with a sentence',
    broken => {
      expect(() => parseClusterRef(broken)).toThrow(/form hub\/name/);
    },
  );
});
