import { useFleetText } from '../translation';
import { StateIcon, toneClass } from './state';
import styles from './VersionTag.module.css';

/** A release, and how many are newer in its environment. */
export const VersionTag = ({
  version,
  behind = 0,
}: {
  version: string | undefined;
  behind?: number;
}) => {
  const t = useFleetText();
  return (
    <span className={styles.version}>
      <span className={styles.name}>{version ?? t('matrix.noVersion')}</span>
      {behind > 0 && (
        <span
          className={`${styles.behind} ${toneClass('skew')}`}
          title={t('matrix.behind', { count: behind })}
        >
          <StateIcon
            state="behind"
            size={12}
            label={t('matrix.behind', { count: behind })}
          />
          <span aria-hidden>{behind}</span>
        </span>
      )}
    </span>
  );
};
