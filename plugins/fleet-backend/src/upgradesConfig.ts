import { compareVersions } from '@fleet-portal/backstage-plugin-fleet-common';
import type { WaveConfig } from './domain/upgrades/plan';
import type { SloConfig } from './domain/upgrades/slo';
import { SectionReader } from './sectionReader';

/** `fleet.upgrades` of the configuration. */
export interface UpgradesConfig {
  /** Absent: there is no plan. */
  readonly version?: string;
  readonly waves: readonly WaveConfig[];
  /** Absent: no figure is watched. */
  readonly slo?: SloConfig;
}

const day = 86_400_000;
/** A soak may take longer than a timer can. */
const mostSoak = 365 * day;

export function readUpgrades(section: SectionReader): UpgradesConfig {
  const version = section.text('version');
  if (version === undefined) return { waves: [] };
  if (
    !/^v\d+\.\d+\.\d+$/.test(version) ||
    compareVersions(version, 'v0.0.0') === undefined
  ) {
    section.say('version', 'must be a version such as v1.36.1');
    return { waves: [] };
  }
  const waves = section.list('waves').flatMap((entry, index) => {
    const key = `waves[${index}]`;
    const wave = new SectionReader(
      entry,
      `fleet.upgrades.${key}`,
      section.problems,
    );
    const name = wave.text('name');
    const match = matchOf(wave);
    if (!name || Object.keys(match).length === 0) {
      section.say(key, 'must have a name, and labels in match');
      return [];
    }
    return [
      {
        name,
        match,
        ...(wave.has('atOnce') && { atOnce: wave.count('atOnce', 1) }),
        soakMs: wave.has('soak') ? wave.duration('soak', day, mostSoak) : 0,
      },
    ];
  });
  if (waves.length === 0) section.say('waves', 'must name at least one wave');
  return {
    version,
    waves,
    ...(section.has('slo') && { slo: readSlo(section.sub('slo')) }),
  };
}

function readSlo(section: SectionReader): SloConfig {
  const latency = section.sub('latency');
  return {
    windowMs: section.duration('window', 10 * 60_000),
    checkEveryMs: section.duration('checkEvery', 60_000),
    ...share(section, 'errorRate'),
    ...(section.has('latency') && {
      latency: {
        quantile: latency.share('quantile') ?? 0.99,
        withinSeconds: latency.duration('within', 1_000) / 1_000,
      },
    }),
    ...share(section, 'apiServer'),
    ...share(section, 'failedDeployments'),
  };
}

function share<K extends string>(section: SectionReader, key: K) {
  const value = section.share(key);
  return value === undefined ? {} : { [key]: value };
}

function matchOf(wave: SectionReader): Record<string, string> {
  const labels = wave.sub('match');
  return Object.fromEntries(
    wave.keys('match').flatMap(key => {
      const value = labels.text(key);
      return value === undefined ? [] : [[key, value]];
    }),
  );
}
