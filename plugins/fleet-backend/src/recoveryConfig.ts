import type { Objective, RecoveryConfig } from './domain/recovery/objectives';
import { SectionReader } from './sectionReader';

const HOUR_MS = 3_600_000;
const LONGEST_MS = 3_650 * 24 * HOUR_MS;

export const defaultRecoveryConfig: RecoveryConfig = {
  rpo: { ms: 24 * HOUR_MS },
  rto: { ms: 4 * HOUR_MS },
  environments: new Map(),
};

/** `fleet.recovery` of the configuration. */
export function readRecovery(section: SectionReader): RecoveryConfig {
  const rpo = read(section, 'rpo', defaultRecoveryConfig.rpo, base);
  const rto = read(section, 'rto', defaultRecoveryConfig.rto, base);
  const names = section.keys('environments');
  const environments = section.sub('environments');
  return {
    rpo,
    rto,
    environments: new Map(
      names.map(name => {
        const own = environments.sub(name);
        const label = `${base}.environments.${name}`;
        return [
          name,
          {
            rpo: read(own, 'rpo', rpo, label),
            rto: read(own, 'rto', rto, label),
          },
        ];
      }),
    ),
  };
}

const base = 'fleet.recovery';

function read(
  section: SectionReader,
  key: string,
  fallback: Objective,
  label: string,
): Objective {
  if (!section.has(key)) return fallback;
  const ms = section.duration(key, -1, LONGEST_MS);
  return ms < 0 ? fallback : { ms, key: `${label}.${key}` };
}
