const quote = 0x22;
const comma = 0x2c;
const minus = 0x2d;
const zero = 0x30;
const nine = 0x39;
const colon = 0x3a;
const bracketOpen = 0x5b;
const backslash = 0x5c;
const bracketClose = 0x5d;
const braceOpen = 0x7b;
const braceClose = 0x7d;
/** Up to this: blanks between values, and what no text holds unescaped. */
const blank = 0x20;
/** From this on a letter has several bytes. */
const beyondAscii = 0x80;

/**
 * What is there has another form than was asked for, or ends too early. Whoever
 * asked goes back and has `JSON.parse` read it, so nobody sees this.
 */
export class Unusual extends Error {}

/** One for all: where it was thrown is of no interest. */
const unusual = new Unusual('not as expected');

/** Tab, line feed, carriage return and space. */
const blanks = [0x09, 0x0a, 0x0d, blank];

/** Digits that are exact in a number. */
const mostDigits = 15;

/** Bytes of JSON, and how far they are read. Blanks are left behind at once. */
export class JsonCursor {
  readonly bytes: Buffer;
  at = 0;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  get atList(): boolean {
    return this.bytes[this.at] === bracketOpen;
  }

  /** @returns whether there is anything in it */
  enterObject(): boolean {
    return this.#enter(braceOpen, braceClose);
  }

  /** @returns whether there is anything in it */
  enterList(): boolean {
    return this.#enter(bracketOpen, bracketClose);
  }

  /**
   * Goes on behind the value of a field.
   *
   * @returns whether there is another one
   */
  nextField(): boolean {
    return this.#next(braceClose);
  }

  /**
   * Goes on behind an item of a list.
   *
   * @returns whether there is another one
   */
  nextItem(): boolean {
    return this.#next(bracketClose);
  }

  /**
   * Goes over the name of a field and its colon.
   *
   * @returns where the name ended, which began behind the quote
   */
  passName(): number {
    const { bytes } = this;
    if (bytes[this.at] !== quote) throw unusual;
    let at = this.at + 1;
    const { length } = bytes;
    while (bytes[at] !== quote) {
      if (at >= length || bytes[at] === backslash) throw unusual;
      at += 1;
    }
    this.at = at;
    this.#pass();
    this.#expect(colon);
    return at;
  }

  /** The name of a field, behind whose colon it goes on. */
  name(): string {
    const name = this.text();
    this.#expect(colon);
    return name;
  }

  text(): string {
    const { bytes } = this;
    if (bytes[this.at] !== quote) throw unusual;
    const begin = this.at + 1;
    const { length } = bytes;
    for (let at = begin; at < length; at++) {
      const byte = bytes[at];
      if (byte === quote) {
        this.at = at;
        this.#pass();
        return bytes.toString('latin1', begin, at);
      }
      if (byte === backslash || byte < blank || byte >= beyondAscii) break;
    }
    return this.#longText(begin);
  }

  flag(): boolean {
    const isTrue = this.word('true');
    if (!isTrue && !this.word('false')) throw unusual;
    return isTrue;
  }

  /** Goes over `true`, `false` or `null` if it is there. */
  word(word: string): boolean {
    for (let at = 0; at < word.length; at++) {
      if (this.bytes[this.at + at] !== word.charCodeAt(at)) return false;
    }
    this.at += word.length - 1;
    this.#pass();
    return true;
  }

  /** A whole number written as one. */
  integer(): number {
    const { bytes } = this;
    const negative = bytes[this.at] === minus;
    const begin = negative ? this.at + 1 : this.at;
    let at = begin;
    let value = 0;
    for (; bytes[at] >= zero && bytes[at] <= nine; at++) {
      value = value * 10 + bytes[at] - zero;
    }
    const digits = at - begin;
    if (
      digits === 0 ||
      digits > mostDigits ||
      endOfValue(bytes, begin) !== at
    ) {
      throw unusual;
    }
    if (digits > 1 && bytes[begin] === zero) throw unusual;
    this.at = at - 1;
    this.#pass();
    return negative ? -value : value;
  }

  /** A value of any form. */
  any(): unknown {
    const begin = this.at;
    this.skip();
    return JSON.parse(this.bytes.toString('utf8', begin, this.at));
  }

  passBlanks(): void {
    while (blanks.includes(this.bytes[this.at])) this.at += 1;
  }

  skip(): void {
    const end = endOfValue(this.bytes, this.at);
    if (end < 0) throw unusual;
    this.at = end - 1;
    this.#pass();
  }

  #enter(open: number, close: number): boolean {
    this.#expect(open);
    const byte = this.bytes[this.at];
    if (byte > blank && byte !== close) return true;
    if (byte !== close) throw unusual;
    this.#pass();
    return false;
  }

  #next(close: number): boolean {
    const byte = this.bytes[this.at];
    if (byte !== comma && byte !== close) throw unusual;
    this.#pass();
    return byte === comma;
  }

  #expect(byte: number): void {
    if (this.bytes[this.at] !== byte) throw unusual;
    this.#pass();
  }

  /** Over this byte and the blanks after it. */
  #pass(): void {
    this.at += 1;
    if (this.bytes[this.at] <= blank) this.passBlanks();
  }

  /** With letters of several bytes, or with escapes. */
  #longText(begin: number): string {
    const end = endOfText(this.bytes, begin);
    if (end < 0) throw unusual;
    const text: unknown = JSON.parse(
      this.bytes.toString('utf8', begin - 1, end),
    );
    if (typeof text !== 'string') throw unusual;
    this.at = end - 1;
    this.#pass();
    return text;
  }
}

/** Says that what is there is not what was asked for. */
export function refuse(): never {
  throw unusual;
}

/**
 * Where the value ends that begins there, found by its quotes and brackets
 * alone; -1 when the bytes end before it does.
 */
function endOfValue(bytes: Buffer, begin: number): number {
  const first = bytes[begin];
  if (first === quote) return endOfText(bytes, begin + 1);
  if (first === braceOpen || first === bracketOpen) {
    return endOfBrackets(bytes, begin + 1);
  }
  for (let at = begin; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === comma || byte === braceClose || byte === bracketClose) {
      return at > begin ? at : -1;
    }
    if (byte <= blank) return byte === 0 ? -1 : at;
  }
  return -1;
}

/** @param begin - of what is between the quotes */
function endOfText(bytes: Buffer, begin: number): number {
  const { length } = bytes;
  for (let at = begin; at < length; at++) {
    const byte = bytes[at];
    if (byte === quote) return at + 1;
    if (byte === backslash) at += 1;
  }
  return -1;
}

function endOfBrackets(bytes: Buffer, begin: number): number {
  const { length } = bytes;
  let open = 1;
  for (let at = begin; at < length; at++) {
    const byte = bytes[at];
    if (byte === quote) {
      const end = endOfText(bytes, at + 1);
      if (end < 0) return -1;
      at = end - 1;
    } else if (byte === braceOpen || byte === bracketOpen) {
      open += 1;
    } else if (byte === braceClose || byte === bracketClose) {
      open -= 1;
      if (open === 0) return at + 1;
    }
  }
  return -1;
}
