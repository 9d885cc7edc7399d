/** Branches of waves begin with this, so that a stop finds their pull requests. */
export const wavePrefix = (version: string) => `fleet/upgrade-${version}-`;

/**
 * The branch of a wave's pull request: one of a wave is open at a time, so that
 * two of them do not upgrade more clusters at once than may be.
 */
export function waveBranch(version: string, wave: string): string {
  const name = wave
    .toLocaleLowerCase('en-US')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return `${wavePrefix(version)}${name || 'wave'}`;
}
