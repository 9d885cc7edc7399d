import { Button } from '@backstage/ui';
import { OnDemand } from '@fleet-portal/backstage-plugin-fleet-common';
import { said, useFleetText } from '../../translation';
import styles from './ApplicationPage.module.css';

/** Why the hub could not tell something, and another try. */
export const NotRead = ({
  answer,
  onRetry,
}: {
  answer: Extract<OnDemand<unknown>, { status: 'failed' }>;
  onRetry: () => unknown;
}) => {
  const t = useFleetText();
  return (
    <p className={styles.note}>
      {t('application.notRead', { reason: said(answer, 'reason', t) })}{' '}
      <Button variant="tertiary" size="small" onPress={() => onRetry()}>
        {t('action.retry')}
      </Button>
    </p>
  );
};
