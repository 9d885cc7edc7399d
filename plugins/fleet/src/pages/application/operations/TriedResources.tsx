import { TriedResource } from '@fleet-portal/backstage-plugin-fleet-common';
import { useMoreRows } from '../../../components/layout';
import { StateIcon } from '../../../components/state';
import { useFleetText } from '../../../translation';
import styles from './operations.module.css';

/** What a dry run says of each resource, those that fail first. */
export const TriedResources = ({
  tried,
}: {
  tried: readonly TriedResource[];
}) => {
  const t = useFleetText();
  const { rows, more } = useMoreRows(tried, 8);
  return (
    <div>
      <ul className={styles.tried} aria-label={t('operate.triedList')}>
        {rows.map(({ kind, namespace, name, failed, message }) => (
          <li key={[kind, namespace, name].join('/')}>
            <StateIcon
              state={failed ? 'syncFailed' : 'healthy'}
              size={14}
              label={t(failed ? 'operate.refused' : 'operate.accepted')}
            />
            <div>
              <strong>{kind}</strong>{' '}
              {[namespace, name].filter(Boolean).join('/')}
              {message && <div className={styles.said}>{message}</div>}
            </div>
          </li>
        ))}
      </ul>
      {more}
    </div>
  );
};
