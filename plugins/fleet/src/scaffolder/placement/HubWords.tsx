import {
  ApplicationSetIntent,
  HubPreview,
  HubWord,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { Alert } from '@backstage/ui';
import { said, useFleetText } from '../../translation';
import styles from './PlacementReview.module.css';
import { useHubWords } from './useHubWords';

/** What each hub would generate itself, where the configuration lets it be asked. */
export const HubWords = ({ intent }: { intent: ApplicationSetIntent }) => {
  const t = useFleetText();
  return useHubWords(intent).map(({ hub, hubSays }: HubPreview) => {
    if (!hubSays) return null;
    if (hubSays.status === 'failed') {
      const reason = said(hubSays, 'reason', t);
      return (
        <p key={hub} className={styles.word}>
          {t('review.hubUnasked', { hub, reason })}
        </p>
      );
    }
    const { applications, differences, hidden = 0 } = hubSays.value;
    return differences.length + hidden > 0 ? (
      <Differences key={hub} hub={hub} word={hubSays.value} />
    ) : (
      <p key={hub} className={styles.word}>
        {t('review.hubAgrees', { hub, count: applications })}
      </p>
    );
  });
};

const Differences = ({ hub, word }: { hub: string; word: HubWord }) => {
  const t = useFleetText();
  const { differences, hidden = 0 } = word;
  return (
    <Alert
      status="warning"
      icon
      title={t('review.hubDiffers', { hub })}
      description={
        <ul className={styles.problems}>
          {differences.map(({ application, cluster, generatedBy }) => {
            const where = {
              application,
              cluster: cluster ?? t('review.noCluster'),
            };
            return (
              <li key={`${application} ${cluster} ${generatedBy}`}>
                {generatedBy === 'hub'
                  ? t('review.onlyHub', where)
                  : t('review.onlyPortal', where)}
              </li>
            );
          })}
          {hidden > 0 && <li>{t('review.hubHidden', { count: hidden })}</li>}
        </ul>
      }
    />
  );
};
