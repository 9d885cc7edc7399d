import { JsonCursor, Unusual } from './JsonCursor';
import { UnreadBytes } from './UnreadBytes';

/** What becomes of the items of a list. */
export interface ItemReader {
  /**
   * Reads one item and goes behind it, or leaves no trace.
   *
   * @throws Unusual for what `strange` has to take, or what does not end
   */
  read(from: JsonCursor): void;
  /** Takes an item that has another form than `read` expects. */
  strange(item: unknown): void;
}

/** Items of any form. */
export function eachItem(take: (item: unknown) => void): ItemReader {
  return { read: from => take(from.any()), strange: take };
}

/**
 * Reads `{"items": [...]}` item by item while it arrives, so that a list of
 * 10,000 Applications is neither one text of 69 MB nor ten thousand objects nor
 * one long stop of the event loop.
 *
 * @returns the list itself without its items; `items` is there only when it is
 * no list
 * @throws SyntaxError when the whole is not JSON, or no object
 */
export async function readList(
  bytes: AsyncIterable<Buffer>,
  items: ItemReader,
): Promise<Record<string, unknown>> {
  const unread = new UnreadBytes();
  const list = new ListReading(items);
  let enough = 0;
  for await (const chunk of bytes) {
    unread.add(chunk);
    if (unread.length < enough) continue;
    const read = list.readOn(unread.view());
    unread.drop(read);
    // One value may be as long as the whole: it is not looked through each time.
    enough = read === 0 ? 2 * unread.length : 0;
  }
  return list.end(unread.view());
}

type Place = 'beginning' | 'name' | 'item' | 'behind item' | 'behind value';

class ListReading {
  readonly #items: ItemReader;
  readonly #fields: [string, unknown][] = [];
  #place: Place | 'end' = 'beginning';

  constructor(items: ItemReader) {
    this.#items = items;
  }

  /** @returns how many of the bytes are read; they need not come again */
  readOn(bytes: Buffer): number {
    const from = new JsonCursor(bytes);
    from.passBlanks();
    let read = 0;
    try {
      while (this.#place !== 'end') {
        this.#place = this.#step(this.#place, from);
        read = from.at;
      }
    } catch (error) {
      if (!(error instanceof Unusual)) throw error;
    }
    return read;
  }

  end(bytes: Buffer): Record<string, unknown> {
    const read = this.readOn(bytes);
    const rest = bytes.toString('utf8', read, bytes.length - 1);
    if (this.#place !== 'end' || rest.trim() !== '') {
      throw new SyntaxError('not a whole list');
    }
    return Object.fromEntries(this.#fields);
  }

  #step(place: Place, from: JsonCursor): Place | 'end' {
    switch (place) {
      case 'beginning':
        return from.enterObject() ? 'name' : 'end';
      case 'name':
        return this.#field(from);
      case 'item':
        this.#item(from);
        return 'behind item';
      case 'behind item':
        return from.nextItem() ? 'item' : 'behind value';
      default:
        return from.nextField() ? 'name' : 'end';
    }
  }

  #field(from: JsonCursor): Place {
    const name = from.name();
    if (name === 'items' && from.atList) {
      const any = from.enterList();
      return any ? 'item' : 'behind value';
    }
    const value = from.any();
    if (name !== 'items' || value !== null) this.#fields.push([name, value]);
    return 'behind value';
  }

  #item(from: JsonCursor): void {
    const begin = from.at;
    try {
      this.#items.read(from);
    } catch (error) {
      if (!(error instanceof Unusual)) throw error;
      from.at = begin;
      this.#items.strange(from.any());
    }
  }
}
