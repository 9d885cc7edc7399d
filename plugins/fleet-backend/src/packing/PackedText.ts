/**
 * Small values one behind the other in one text, for what a fleet keeps ten
 * thousand times and reads seldom: an object of the same content takes ten
 * times the memory. Whoever reads has to ask in the order of the writing.
 *
 * Whole numbers are written in base 128, the lowest digit first, and every
 * digit but the last with 128 added; so each is one character of a text of one
 * byte per character. A time is the distance to the time before it.
 */
const BASE = 128;

/** `undefined`, a time, or a text that is no time in UTC and whole seconds. */
const NO_TIME = 0;
const OTHER_TIME = 1;
const FIRST_TIME = 2;
/** Of the largest whole number. */
const mostDigits = 8;
const ZERO = 0x30;
const NINE = 0x39;
const oneByteEach = /^[\0-\xff]*$/;

export class PackWriter {
  #bytes = Buffer.allocUnsafeSlow(1_024);
  #length = 0;
  #lastTime = 0;

  /** A whole number from 0 to 2^53 - 1. */
  count(value: number): this {
    this.#reserve(mostDigits);
    let rest = value;
    while (rest >= BASE) {
      this.#bytes[this.#length++] = BASE + (rest % BASE);
      rest = Math.floor(rest / BASE);
    }
    this.#bytes[this.#length++] = rest;
    return this;
  }

  /** A whole number, also below 0; up to 2^52. */
  integer(value: number): this {
    return this.count(value >= 0 ? 2 * value : -2 * value - 1);
  }

  text(value: string): this {
    const encoding = oneByteEach.test(value) ? 'latin1' : 'utf16le';
    const length = Buffer.byteLength(value, encoding);
    this.count(2 * length + Number(encoding === 'utf16le'));
    this.#reserve(length);
    this.#length += this.#bytes.write(value, this.#length, encoding);
    return this;
  }

  /** From 0 to 255; of how many the reader knows. */
  byte(value: number): this {
    this.#reserve(1);
    this.#bytes[this.#length++] = value;
    return this;
  }

  /** What another writer took, with its length before it. */
  part(packed: PackWriter): this {
    this.count(packed.#length);
    this.#reserve(packed.#length);
    packed.#bytes.copy(this.#bytes, this.#length, 0, packed.#length);
    this.#length += packed.#length;
    return this;
  }

  /** ISO 8601; what is not to the second and in UTC is kept as it is. */
  time(value: string | undefined): this {
    if (value === undefined) return this.count(NO_TIME);
    const seconds = secondsOf(value);
    if (seconds === undefined) return this.count(OTHER_TIME).text(value);
    const distance = seconds - this.#lastTime;
    this.#lastTime = seconds;
    const code = distance >= 0 ? 2 * distance : -2 * distance - 1;
    return this.count(FIRST_TIME + code);
  }

  /** Everything since the beginning. */
  take(): string {
    return this.#bytes.toString('latin1', 0, this.#length);
  }

  /** Begins again: one writer after the other would be more garbage than text. */
  clear(): this {
    this.#length = 0;
    this.#lastTime = 0;
    return this;
  }

  #reserve(more: number): void {
    const needed = this.#length + more;
    if (needed <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(2 * needed);
    this.#bytes.copy(larger, 0, 0, this.#length);
    this.#bytes = larger;
  }
}

export class PackReader {
  readonly #packed: string;
  #at = 0;
  #lastTime = 0;

  constructor(packed: string) {
    this.#packed = packed;
  }

  get position(): number {
    return this.#at;
  }

  count(): number {
    let value = 0;
    let weight = 1;
    for (;;) {
      const code = this.#packed.charCodeAt(this.#at);
      this.#at += 1;
      if (code < BASE) return value + code * weight;
      value += (code - BASE) * weight;
      weight *= BASE;
    }
  }

  integer(): number {
    return signed(this.count());
  }

  text(): string {
    const code = this.count();
    const length = Math.floor(code / 2);
    const text = this.bytes(length);
    return code % 2 === 0
      ? text
      : Buffer.from(text, 'latin1').toString('utf16le');
  }

  /** Each as a character. */
  bytes(length: number): string {
    this.#at += length;
    return this.#packed.slice(this.#at - length, this.#at);
  }

  skip(length: number): void {
    this.#at += length;
  }

  time(): string | undefined {
    const code = this.count();
    if (code === NO_TIME) return undefined;
    if (code === OTHER_TIME) return this.text();
    this.#lastTime += signed(code - FIRST_TIME);
    return timeText(this.#lastTime);
  }
}

function signed(code: number): number {
  return code % 2 === 0 ? code / 2 : -(code + 1) / 2;
}

const wholeSeconds = '0000-00-00T00:00:00Z';

/** Undefined for any text that {@link PackReader.time} would write otherwise. */
function secondsOf(text: string): number | undefined {
  if (!isLike(wholeSeconds, text)) return undefined;
  const year = 100 * twoDigitsAt(text, 0) + twoDigitsAt(text, 2);
  const month = twoDigitsAt(text, 5);
  const day = twoDigitsAt(text, 8);
  const hour = twoDigitsAt(text, 11);
  const minute = twoDigitsAt(text, 14);
  const second = twoDigitsAt(text, 17);
  // Years of two digits mean another century to Date.
  const known = year > 99 && month > 0 && month < 13 && day > 0 && hour < 24;
  if (!known || minute > 59 || second > 59) return undefined;
  const milliseconds = Date.UTC(year, month - 1, day, hour, minute, second);
  // A date that no calendar has, such as the 30th of February, moves on.
  const exists = day < 29 || new Date(milliseconds).getUTCDate() === day;
  return exists ? milliseconds / 1_000 : undefined;
}

/** @param pattern - any digit may stand for its zeros */
function isLike(pattern: string, text: string): boolean {
  if (text.length !== pattern.length) return false;
  for (let at = 0; at < pattern.length; at++) {
    const expected = pattern.charCodeAt(at);
    const code = text.charCodeAt(at);
    const digit = code >= ZERO && code <= NINE;
    if (expected === ZERO ? !digit : code !== expected) return false;
  }
  return true;
}

function twoDigitsAt(text: string, at: number): number {
  return 10 * (text.charCodeAt(at) - ZERO) + (text.charCodeAt(at + 1) - ZERO);
}

const DAY = 86_400;
const twoDigits = Array.from({ length: 60 }, (_, n) =>
  String(n).padStart(2, '0'),
);
/** By days since the epoch: the times of a fleet fall on few of them. */
const dates = new Map<number, string>();

function timeText(seconds: number): string {
  const day = Math.floor(seconds / DAY);
  const second = seconds - day * DAY;
  const hh = twoDigits[Math.floor(second / 3_600)];
  const mm = twoDigits[Math.floor(second / 60) % 60];
  return `${dateText(day)}T${hh}:${mm}:${twoDigits[second % 60]}Z`;
}

function dateText(day: number): string {
  const known = dates.get(day);
  if (known !== undefined) return known;
  if (dates.size >= 1_000) dates.clear();
  const text = new Date(day * DAY * 1_000).toISOString().slice(0, 10);
  dates.set(day, text);
  return text;
}
