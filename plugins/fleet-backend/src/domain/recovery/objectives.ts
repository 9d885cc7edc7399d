import {
  Phrase,
  phrase,
  RecoveryObjective,
} from '@fleet-portal/backstage-plugin-fleet-common';

/** How much may be lost, or how long it may take. */
export interface Objective {
  ms: number;
  /** The key of the configuration that says so; absent: the default. */
  key?: string;
}

export interface Objectives {
  /** How old the state may be that a backup brings back. */
  rpo: Objective;
  /** How long a restore may take. */
  rto: Objective;
}

/** `fleet.recovery` of the configuration. */
export interface RecoveryConfig extends Objectives {
  /** By name of the environment; each has both, its own or those of all. */
  environments: ReadonlyMap<string, Objectives>;
}

/** What is promised of the clusters of an environment. */
export function objectivesOf(
  config: RecoveryConfig,
  environment: string | undefined,
): Objectives {
  return config.environments.get(environment ?? '') ?? config;
}

export function objectiveView({ ms, key }: Objective): RecoveryObjective {
  return { seconds: Math.max(1, Math.round(ms / 1_000)), key };
}

/** `6 h`, `1 d 12 h`, `90 min`: exact, in the largest units that fit. */
export function spanPhrase(seconds: number): Phrase {
  const units = [
    ['span.days', 86_400],
    ['span.hours', 3_600],
    ['span.minutes', 60],
    ['span.seconds', 1],
  ] as const;
  let left = Math.max(0, Math.round(seconds));
  const parts: Phrase[] = [];
  for (const [code, size] of units) {
    const number = Math.floor(left / size);
    left -= number * size;
    if (number > 0) parts.push(phrase(code, { number }));
  }
  const [first = phrase('span.seconds', { number: 0 }), second] = parts;
  return second
    ? phrase('span.two', { first: [first], second: [second] })
    : first;
}
