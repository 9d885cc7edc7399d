import type { ScaleChange, Scaled } from '../provisioning/scaleChange';
import { code } from './inline';

/** `This pull request will scale prod-eu-3-workers of prod-eu-3 from 5 to 7 machines` */
export function scaleSentence(
  { cluster, replicas }: ScaleChange,
  { workers, before }: Scaled,
): string {
  if (before === replicas) {
    return `${workers} of ${cluster} is to have ${replicas} machines already`;
  }
  const from = before === undefined ? '' : `from ${before} `;
  return `This pull request will scale ${workers} of ${cluster} ${from}to ${replicas} machines`;
}

/** What scaling does, as the text of its pull request. */
export function scaleMarkdown(
  change: ScaleChange,
  scaled: Scaled,
  path: string,
): string {
  const fewer = scaled.before !== undefined && change.replicas < scaled.before;
  return [
    `## ${scaleSentence(change, scaled)}`,
    '',
    `It changes ${code('replicas')} in ${code(path)}.`,
    ...(fewer
      ? [
          '',
          `Cluster API drains ${
            (scaled.before ?? 0) - change.replicas
          } machines and deletes them. Pods that a PodDisruptionBudget holds back hold back their machine too.`,
        ]
      : []),
    '',
  ].join('\n');
}
