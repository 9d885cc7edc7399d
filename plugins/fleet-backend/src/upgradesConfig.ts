import type { Config } from '@backstage/config';
import { compareVersions } from '@fleet-portal/backstage-plugin-fleet-common';
import type { WaveConfig } from './domain/upgrades/plan';
import type { SloConfig } from './domain/upgrades/slo';
import type { JsonObject } from '@backstage/types';
import { SectionReader } from './sectionReader';

/** `fleet.upgrades` of the configuration. */
export interface UpgradesConfig {
  /** Absent: there is no plan. */
  readonly version?: string;
  readonly waves: readonly WaveConfig[];
  /** Absent: no figure is watched. */
  readonly slo?: SloConfig;
  /** Absent: a person closes pull requests. */
  readonly onStop?: OnStopConfig;
}

/** What the portal runs when the plan stops by itself. */
export interface OnStopConfig {
  /** Entity reference of the template. */
  readonly template: string;
  /** For its form, but for the reason. */
  readonly values: JsonObject;
}

const day = 86_400_000;
/** A soak may take longer than a timer can. */
const mostSoak = 365 * day;

/** @param repositories - `fleet.repositories`; the first is where plans are in Git */
export function readUpgrades(
  section: SectionReader,
  repositories: readonly Config[] = [],
): UpgradesConfig {
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
    ...readOnStop(section, repositories),
  };
}

function readOnStop(
  section: SectionReader,
  [first]: readonly Config[],
): Pick<UpgradesConfig, 'onStop'> {
  if (!section.has('onStop')) return {};
  const onStop = section.sub('onStop');
  const template = onStop.text('template');
  if (!template || !/^template:[^:/]+\/[^:/]+$/.test(template)) {
    onStop.say(
      'template',
      'must be a template, for example template:default/stop-an-upgrade',
    );
    return {};
  }
  if (!section.has('slo')) {
    section.say('onStop', 'does nothing without objectives in slo');
    return {};
  }
  const repository = first && repositoryOf(first);
  const values = onStop.values('values');
  return {
    onStop: {
      template,
      values: { ...(repository && { repository }), ...values },
    },
  };
}

/** As the form of a template has it. */
function repositoryOf(entry: Config): JsonObject {
  return Object.fromEntries(
    ['repoUrl', 'gitUrl', 'branch'].flatMap(key => {
      const value = entry.getOptional(key);
      return typeof value === 'string' ? [[key, value]] : [];
    }),
  );
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
