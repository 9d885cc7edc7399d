import { ButtonLink } from '@backstage/ui';
import { Panel } from '../../components/layout';
import { useFleetLinks } from '../../hooks';
import { useFleetText } from '../../translation';
import styles from './ClusterPage.module.css';

/** For a spoke that the portal has no access to: what it would bring, and how. */
export const AccessPanel = () => {
  const t = useFleetText();
  const { template } = useFleetLinks();
  return (
    <Panel title={t('cluster.giveAccess')}>
      <p className={styles.prose}>{t('cluster.giveAccessWhy')}</p>
      <p className={styles.prose}>{t('cluster.giveAccessSteps')}</p>
      {template && (
        <ButtonLink
          variant="secondary"
          size="small"
          href={template('onboard-a-spoke')}
        >
          {t('page.onboard')}
        </ButtonLink>
      )}
    </Panel>
  );
};
