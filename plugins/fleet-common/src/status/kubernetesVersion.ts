/** A version as far as the rules of version skew look at it. */
export interface MinorVersion {
  readonly major: number;
  readonly minor: number;
}

/** `v1.36.1`, `1.36` or `v1.35.4-eks-1234`; undefined for what is none. */
export function minorOf(version: string | undefined): MinorVersion | undefined {
  const match = /^v?(\d{1,3})\.(\d{1,3})(?:[.+-]|$)/.exec(version ?? '');
  return match
    ? { major: Number(match[1]), minor: Number(match[2]) }
    : undefined;
}

/** Minor versions from `from` up to `to`; negative when `to` is older. */
export function minorsBetween(
  from: MinorVersion,
  to: MinorVersion,
): number | undefined {
  return from.major === to.major ? to.minor - from.minor : undefined;
}
