import { PackReader, PackWriter } from './PackedText';
import type { TextTable } from './TextPool';

/** Packs objects of which the texts are shared with many others. */
export class Packing {
  readonly writer = new PackWriter();
  readonly #table: TextTable;

  constructor(table: TextTable) {
    this.#table = table;
  }

  shared(text: string | undefined): this {
    const number = text === undefined ? 0 : this.#table.numberOf(text) + 1;
    this.writer.count(number);
    return this;
  }

  list<T>(items: readonly T[], write: (item: T) => void): this {
    this.writer.count(items.length);
    items.forEach(write);
    return this;
  }

  map(texts: Record<string, string>): this {
    return this.list(Object.entries(texts), ([key, value]) =>
      this.shared(key).shared(value),
    );
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
