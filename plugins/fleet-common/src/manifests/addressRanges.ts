/** A range of addresses as numbers: the first, and how many bits are free. */
interface Range {
  family: 4 | 6;
  first: bigint;
  free: bigint;
}

/**
 * The first of one that shares addresses with one of the other, each as
 * `10.64.0.0/16`; what is no range shares none.
 */
export function overlapOf(
  ranges: readonly string[],
  others: readonly string[],
): { one: string; other: string } | undefined {
  for (const one of ranges) {
    const other = others.find(candidate => overlap(one, candidate));
    if (other !== undefined) return { one, other };
  }
  return undefined;
}

function overlap(one: string, other: string): boolean {
  const a = parseRange(one);
  const b = parseRange(other);
  if (!a || !b || a.family !== b.family) return false;
  const free = a.free > b.free ? a.free : b.free;
  return a.first >> free === b.first >> free;
}

function parseRange(text: string): Range | undefined {
  const [, address = '', digits = ''] = /^([^/]+)\/(\d{1,3})$/.exec(text) ?? [];
  const family = address.includes(':') ? 6 : 4;
  const bits = family === 4 ? 32 : 128;
  const first = family === 4 ? version4(address) : version6(address);
  if (first === undefined || Number(digits) > bits) return undefined;
  return { family, first, free: BigInt(bits - Number(digits)) };
}

function version4(address: string): bigint | undefined {
  const parts = address.split('.').map(Number);
  const good =
    /^\d{1,3}(\.\d{1,3}){3}$/.test(address) && parts.every(part => part < 256);
  return good ? joined(parts, 8n) : undefined;
}

/** The parser of URLs knows every way of writing one, and writes groups of hexadecimal digits. */
function version6(address: string): bigint | undefined {
  if (!/^[0-9a-fA-F:.]+$/.test(address)) return undefined;
  const url = `http://[${address}]`;
  if (!URL.canParse(url)) return undefined;
  const [head, tail] = new URL(url).hostname.slice(1, -1).split('::');
  const before = groupsOf(head);
  const after = groupsOf(tail ?? '');
  const zeros = Array<number>(8 - before.length - after.length).fill(0);
  return joined([...before, ...zeros, ...after], 16n);
}

function groupsOf(text: string): number[] {
  return text === '' ? [] : text.split(':').map(part => parseInt(part, 16));
}

function joined(parts: readonly number[], bits: bigint): bigint {
  return parts.reduce((sum, part) => (sum << bits) + BigInt(part), 0n);
}
