import { RolloutVerdict } from '../rollouts/judgeRollout';
import { code, sentence, table } from './inline';

/** Rows of the table; the page has the rest. */
const MAX_ROWS = 100;

/** How far a rollout came on each cluster, and what stands in its way. */
export function rolloutMarkdown(verdict: RolloutVerdict): string {
  const { clusters, reasons } = verdict;
  const shown = clusters.slice(0, MAX_ROWS);
  return [
    `${sentence(verdict.sentence)}.`,
    ...(reasons.length > 0
      ? ['', '### In its way', '', ...reasons.map(one => `- ${sentence(one)}`)]
      : []),
    ...(shown.length > 0
      ? [
          '',
          '### Clusters',
          '',
          ...table(
            ['Application', 'Cluster', 'Hub', 'Stage', 'Why'],
            shown.map(({ application, cluster, hub, stage, reason }) => [
              code(application),
              cluster === null ? 'unknown cluster' : code(cluster),
              code(hub),
              stage,
              reason ? sentence(reason) : '',
            ]),
          ),
        ]
      : []),
    ...(clusters.length > MAX_ROWS
      ? ['', `and ${clusters.length - MAX_ROWS} more.`]
      : []),
    '',
  ].join('\n');
}
