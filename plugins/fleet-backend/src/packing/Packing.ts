import { PackReader, PackWriter } from './PackedText';
import type { TextTable } from './TextPool';

/** Packs objects of which the texts are shared with many others. */
export class Packing {
  readonly writer: PackWriter;
  readonly #table: TextTable;

  constructor(writer: PackWriter, table: TextTable) {
    this.writer = writer;
    this.#table = table;
  }

  shared(text: string | undefined): this {
    const number = text === undefined ? 0 : this.#table.numberOf(text) + 1;
    this.writer.count(number);
    return this;
  }

  list<T>(
    items: readonly T[],
    write: (packing: Packing, item: T) => void,
  ): this {
    this.writer.count(items.length);
    for (const item of items) write(this, item);
    return this;
  }

  optionalList<T>(
    items: readonly T[] | undefined,
    write: (packing: Packing, item: T) => void,
  ): this {
    this.flag(items && true);
    return items ? this.list(items, write) : this;
  }

  texts(texts: readonly string[]): this {
    this.writer.count(texts.length);
    for (const text of texts) this.shared(text);
    return this;
  }

  map(texts: Record<string, string>): this {
    const keys = Object.keys(texts);
    this.writer.count(keys.length);
    for (const key of keys) this.shared(key).shared(texts[key]);
    return this;
  }

  integer(value: number | undefined): this {
    if (value === undefined) this.writer.count(0);
    else this.writer.count(1).integer(value);
    return this;
  }

  flag(value: boolean | undefined): this {
    this.writer.count(value === undefined ? 0 : 1 + Number(value));
    return this;
  }
}

/** Reads what {@link Packing} wrote. */
export class Unpacking {
  readonly reader: PackReader;
  readonly #table: TextTable;

  constructor(reader: PackReader, table: TextTable) {
    this.reader = reader;
    this.#table = table;
  }

  shared(): string | undefined {
    const number = this.reader.count();
    return number === 0 ? undefined : this.#table.textOf(number - 1);
  }

  /** Of what was written from a text. */
  text(): string {
    return this.shared() ?? '';
  }

  list<T>(read: () => T): T[] {
    return Array.from({ length: this.reader.count() }, read);
  }

  optionalList<T>(read: () => T): T[] | undefined {
    return this.flag() ? this.list(read) : undefined;
  }

  map(): Record<string, string> {
    return Object.fromEntries(this.list(() => [this.text(), this.text()]));
  }

  integer(): number | undefined {
    return this.reader.count() === 0 ? undefined : this.reader.integer();
  }

  flag(): boolean | undefined {
    const code = this.reader.count();
    return code === 0 ? undefined : code === 2;
  }
}
