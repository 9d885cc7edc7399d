import {
  placedChanges,
  PreviewResponse,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { FleetText } from '../../translation';

/**
 * The heading of a review in the reader's language. The pull request itself
 * has it in English, by `blastRadiusSentence`.
 */
export function blastRadiusWords(
  preview: PreviewResponse,
  t: FleetText,
): string {
  const added = placedChanges(preview).filter(one => one.change === 'added');
  const clusters = new Set(
    added.map(one => JSON.stringify([one.hub, one.cluster])),
  ).size;
  const { changed, removed, removedInProduction } = preview.summary;
  const words = {
    applications: t('matrix.applications', { count: added.length }),
    clusters: t('sources.clusters', { count: clusters }),
    changed,
    removed,
  };
  return removedInProduction > 0
    ? t('review.sentenceProduction', {
        ...words,
        production: removedInProduction,
      })
    : t('review.sentence', words);
}
