import { UpgradeStop } from '@fleet-portal/backstage-plugin-fleet-common';
import { said, useFleetText } from '../../translation';
import { PageLink } from '../links';
import { Age } from '../time';
import styles from './upgrades.module.css';

/** What the portal did of itself after a stop, and how far that is. */
export const StopTaskWords = ({
  task,
  href,
}: {
  task: NonNullable<UpgradeStop['task']>;
  href?: (id: string) => string;
}) => {
  const t = useFleetText();
  const { id, nextTryAt, state } = task;
  const reason = said(task, 'reason', t);
  return (
    <p className={`${styles.reason} ${styles.task}`}>
      {t(`upgrade.task.${state}`)}
      {reason && `: ${reason}`}
      {nextTryAt && (
        <>
          {'. '}
          {t('upgrade.taskNext')} <Age at={nextTryAt} ago={false} />
        </>
      )}
      {id !== undefined && (
        <>
          {' '}
          <PageLink to={href?.(id)}>{t('upgrade.taskLink')}</PageLink>
        </>
      )}
    </p>
  );
};
