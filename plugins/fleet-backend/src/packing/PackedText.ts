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

export class PackWriter {
  #codes: number[] = [];
  #lastTime = 0;

  /** A whole number from 0 to 2^53 - 1. */
  count(value: number): this {
    let rest = value;
    while (rest >= BASE) {
      this.#codes.push(BASE + (rest % BASE));
      rest = Math.floor(rest / BASE);
    }
    this.#codes.push(rest);
    return this;
  }

  /** A whole number, also below 0; up to 2^52. */
  integer(value: number): this {
    return this.count(value >= 0 ? 2 * value : -2 * value - 1);
  }

  text(value: string): this {
    return this.count(value.length).characters(value);
  }

  /** Of a length that the reader knows. */
  characters(value: string): this {
    for (let at = 0; at < value.length; at++) {
      this.#codes.push(value.charCodeAt(at));
    }
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

  /** Everything since the last call. */
  take(): string {
    const codes = this.#codes;
    this.#codes = [];
    this.#lastTime = 0;
    let packed = '';
    for (let at = 0; at < codes.length; at += 4_096) {
      packed += String.fromCharCode(...codes.slice(at, at + 4_096));
    }
    return packed;
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
    return this.characters(this.count());
  }

  characters(length: number): string {
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

const wholeSeconds = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)Z$/;

/** Undefined for any text that {@link PackReader.time} would write otherwise. */
function secondsOf(text: string): number | undefined {
  if (text.length !== 20 || !wholeSeconds.test(text)) return undefined;
  const milliseconds = Date.parse(text);
  if (Number.isNaN(milliseconds)) return undefined;
  // A date that no calendar has, such as the 30th of February, moves on.
  const day = Number(text.slice(8, 10));
  const hour = Number(text.slice(11, 13));
  const parsed = new Date(milliseconds);
  return parsed.getUTCDate() === day && parsed.getUTCHours() === hour
    ? milliseconds / 1000
    : undefined;
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
