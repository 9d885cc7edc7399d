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

/** Everything that a reader can learn of a map. */
function contentOf<T>(map: ReadonlyMap<string, T>) {
  const visited: [string, T, boolean][] = [];
  map.forEach((value, name, whole) =>
    visited.push([name, value, whole === map]),
  );
  return {
    size: map.size,
    keys: [...map.keys()],
    values: [...map.values()],
    entries: [...map.entries()],
    found: ['pay', 'unknown'].map(name => [map.get(name), map.has(name)]),
    ...{ visited, iterated: [...map] },
  };
}

/** A draft and its snapshots, beside what Maps would be. */
class Beside {
  readonly kept: { map: ReadonlyMap<string, object>; content: object }[] = [];
  #published = SnapshotMap.of<object>(new Map());
  #draft = new SnapshotDraft(this.#published);
  readonly #model = new Map<string, object>();

  set(name: string): void {
    const object = {};
    this.#model.set(name, object);
    this.#draft.set(name, object);
  }

  delete(name: string): void {
    this.#model.delete(name);
    this.#draft.delete(name);
  }

  publish(): void {
    this.#published = this.#draft.finish();
    this.#draft = new SnapshotDraft(this.#published);
    const content = contentOf(new Map(this.#model));
    this.kept.push({ map: this.#published, content });
  }

  inTheDraft(name: string): [object | undefined, object | undefined] {
    return [this.#draft.get(name), this.#model.get(name)];
  }
}

describe('SnapshotMap', () => {
  it('is what a Map would be, in its order, and stays so', () => {
    let updated = 0;
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), steps => {
        const beside = new Beside();
        for (const [kind, name = ''] of steps) {
          if (kind === 'publish') beside.publish();
          else beside[kind](name);
          const [drafted, wanted] = beside.inTheDraft('pay');
          expect(drafted).toBe(wanted);
        }
        const { kept } = beside;
        kept.forEach(({ map, content }, at) => {
          expect(contentOf(map)).toEqual(content);
          if (map.size > 0 && map.size === kept[at - 1]?.map.size) updated += 1;
        });
      }),
    );
    // As when objects change and none comes or goes.
    expect(updated).toBeGreaterThan(20);
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
