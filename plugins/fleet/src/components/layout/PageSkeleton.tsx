import { Skeleton, VisuallyHidden } from '@backstage/ui';
import { useFleetText } from '../../translation';
import styles from './PageSkeleton.module.css';

const rowHeight = 36;

/**
 * The shape of a page while its first answer is on its way: a list of rows, or
 * the two columns of an object's own page.
 */
export const PageSkeleton = ({ shape }: { shape: 'list' | 'detail' }) => {
  const t = useFleetText();
  return (
    <div role="status">
      <VisuallyHidden>{t('page.loading')}</VisuallyHidden>
      {shape === 'list' ? (
        <div className={styles.stack}>
          <Skeleton width="100%" height={96} />
          {Array.from({ length: 8 }, (_, index) => (
            <Skeleton key={index} width="100%" height={rowHeight} />
          ))}
        </div>
      ) : (
        <div className={styles.columns}>
          <div className={styles.stack}>
            <Skeleton width="100%" height={240} />
            <Skeleton width="100%" height={160} />
          </div>
          <div className={styles.stack}>
            <Skeleton width="100%" height={120} />
            <Skeleton width="100%" height={160} />
            <Skeleton width="100%" height={240} />
          </div>
        </div>
      )}
    </div>
  );
};
