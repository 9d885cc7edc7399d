import fc from 'fast-check';
import { SnapshotDraft } from './SnapshotDraft';
import { SnapshotMap } from './SnapshotMap';

fc.configureGlobal({
  seed: Number(process.env.FLEET_PROPERTY_SEED ?? 20261121),
});

const key = fc.constantFrom('cart', 'checkout', 'pay', 'ledger', 'search');
const step = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(fc.constant('set' as const), key) },
  { weight: 1, arbitrary: fc.tuple(fc.constant('delete' as const), key) },
  { weight: 2, arbitrary: fc.constant(['publish'] as const) },
);

function contentOf<T>(map: ReadonlyMap<string, T>) {
  const visited: [string, T][] = [];
  map.forEach((value, name, whole) => {
    expect(whole).toBe(map);
    visited.push([name, value]);
  });
  return {
    size: map.size,
    keys: [...map.keys()],
    values: [...map.values()],
    entries: [...map.entries()],
    ...{ visited, iterated: [...map] },
  };
}

describe('SnapshotMap', () => {
  it('is what a Map would be, in its order, and stays so', () => {
    let shared = 0;
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), steps => {
        const model = new Map<string, object>();
        let published = SnapshotMap.of<object>(model);
        let draft = new SnapshotDraft(published);
        const kept: { map: SnapshotMap<object>; content: object }[] = [];
        for (const [kind, name] of steps) {
          if (kind === 'set') {
            const object = {};
            model.set(name, object);
            draft.set(name, object);
            expect(draft.get(name)).toBe(object);
          } else if (kind === 'delete') {
            model.delete(name);
            draft.delete(name);
            expect(draft.get(name)).toBeUndefined();
          } else {
            const next = draft.finish();
            if (next.size > 0 && next.size === published.size) shared += 1;
            published = next;
            draft = new SnapshotDraft(published);
            kept.push({ map: published, content: contentOf(new Map(model)) });
            for (const name of ['pay', 'unknown']) {
              expect(published.get(name)).toBe(model.get(name));
              expect(published.has(name)).toBe(model.has(name));
            }
          }
        }
        for (const { map, content } of kept) {
          expect(contentOf(map)).toEqual(content);
        }
      }),
    );
    expect(shared).toBeGreaterThan(20);
  });

  it('takes no key that it does not have', () => {
    const map = SnapshotMap.of(new Map([['pay', 1]]));
    const next = map.with(
      new Map([
        ['pay', 2],
        ['cart', 3],
      ]),
    );
    expect([...next]).toEqual([['pay', 2]]);
    expect([...map]).toEqual([['pay', 1]]);
  });
});
