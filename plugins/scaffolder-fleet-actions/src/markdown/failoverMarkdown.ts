import { placedChanges } from '@fleet-portal/backstage-plugin-fleet-common';
import type { Failover } from '../recovery/failoverIntent';
import type { RegionSwitch, SwitchedCluster } from '../recovery/switchRegions';
import { code, sentence } from './inline';
import { section } from './section';

export interface FailoverWords extends RegionSwitch {
  failover: Failover;
}

/** Applications that the switch adds, changes and removes, on all clusters together. */
export function failoverSummary(clusters: readonly SwitchedCluster[]) {
  const sum = (key: 'added' | 'changed' | 'removed') =>
    clusters.reduce((total, { preview }) => total + preview.summary[key], 0);
  return {
    added: sum('added'),
    changed: sum('changed'),
    removed: sum('removed'),
  };
}

/** `This pull request will fail over prod from us-east-1 to eu-west-1 (add 3, change 0, remove 2)`. */
export function failoverSentence({
  failover,
  clusters,
  weightedFiles,
}: FailoverWords): string {
  const { environment, from, to } = failover;
  const { added, changed, removed } = failoverSummary(clusters);
  const files = [...clusters, ...weightedFiles];
  if (files.every(({ content }) => content === undefined)) {
    return `${environment} is switched from ${from} to ${to} already`;
  }
  return `This pull request will fail over ${environment} from ${from} to ${to} (add ${added}, change ${changed}, remove ${removed})`;
}

/** What a switch does, as the text of its pull request. */
export function failoverMarkdown(words: FailoverWords): string {
  const { failover, clusters, weights, standby } = words;
  const outcomes = {
    ok: 'ready',
    attention: 'look at it',
    unknown: 'not known',
    failed: '**not ready**',
  };
  return [
    `## ${failoverSentence(words)}`,
    ...section(
      'The region that takes over',
      `What is true of ${code(failover.to)} at this moment.`,
      ['Check', 'State', 'What was found'],
      (standby?.checks ?? []).map(({ check, outcome, words: found }) => [
        check,
        outcomes[outcome],
        sentence(found),
      ]),
    ),
    ...section(
      'Labels',
      'To switch back, merge the revert of this pull request, or propose the same the other way round.',
      ['Cluster', 'Region', 'Label', 'Now', 'Then'],
      clusters.flatMap(labelRows),
    ),
    ...section(
      'DNS records',
      'External DNS writes them when the clusters have synced; resolvers keep the old answer for as long as the record lives. A region that is lost cannot take its own record away: its External DNS does not run, so change the weight at the DNS provider as well where that is so.',
      ['Object', 'Set identifier', 'Weight now', 'Then', 'File'],
      weights
        .filter(({ before, after }) => before !== after)
        .map(({ object, setIdentifier, before, after, file }) => [
          code(object),
          code(setIdentifier),
          before ?? 'not there',
          after,
          code(file),
        ]),
    ),
    ...section(
      'Applications',
      'What every ApplicationSet makes of the labels.',
      ['Change', 'Application', 'Cluster', 'What'],
      clusters.flatMap(({ cluster, preview }) =>
        placedChanges(preview)
          .filter(({ change }) => change !== 'unchanged')
          .map(({ change, application, details }) => [
            change === 'removed' ? '**remove**' : change.replace(/d$/, ''),
            code(application),
            code(cluster.ref.name),
            details.map(sentence).join('; '),
          ]),
      ),
    ),
    '',
  ].join('\n');
}

function labelRows({ cluster, after }: SwitchedCluster): string[][] {
  const { ref, region = '', labels } = cluster;
  return Object.keys(after)
    .filter(key => labels[key] !== after[key])
    .sort()
    .map(key => [
      code(ref.name),
      code(region),
      code(key),
      key in labels ? code(labels[key]) : 'not there',
      code(after[key]),
    ]);
}
