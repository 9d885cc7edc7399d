import { BlockList, isIP } from 'node:net';

interface Range {
  address: string;
  prefix: number;
  family: 'ipv4' | 'ipv6';
}

/** The first of one that shares addresses with one of the other. */
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

/** Two ranges overlap when one begins within the other; what is no range does not. */
function overlap(one: string, other: string): boolean {
  const a = parseRange(one);
  const b = parseRange(other);
  return a !== undefined && b !== undefined && (holds(a, b) || holds(b, a));
}

function holds({ address, prefix, family }: Range, other: Range): boolean {
  const list = new BlockList();
  list.addSubnet(address, prefix, family);
  return family === other.family && list.check(other.address, family);
}

function parseRange(text: string): Range | undefined {
  const [, address = '', digits = ''] = /^([^/]+)\/(\d{1,3})$/.exec(text) ?? [];
  const version = isIP(address);
  const prefix = Number(digits);
  if (version === 0 || prefix > (version === 4 ? 32 : 128)) return undefined;
  return { address, prefix, family: version === 4 ? 'ipv4' : 'ipv6' };
}
