import {
  clustersWithNew,
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
  const { added, changed, removed, removedInProduction } = preview.summary;
  const words = {
    applications: t('matrix.applications', { count: added }),
    clusters: t('sources.clusters', { count: clustersWithNew(preview) }),
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
