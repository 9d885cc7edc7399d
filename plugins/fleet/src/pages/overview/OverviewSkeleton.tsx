import { Skeleton, VisuallyHidden } from '@backstage/ui';
import { useFleetText } from '../../translation';
import styles from './Overview.module.css';

/** The shape of the overview while its first answer is on its way. */
export const OverviewSkeleton = () => {
  const t = useFleetText();
  return (
    <div role="status" className={styles.stack}>
      <VisuallyHidden>{t('page.loading')}</VisuallyHidden>
      <div className={styles.skeletonCounts}>
        {Array.from({ length: 8 }, (_, index) => (
          <Skeleton key={index} width="100%" height={64} />
        ))}
      </div>
      <Skeleton width="100%" height={56} />
      <Skeleton width="100%" height={280} />
      <Skeleton width="100%" height={420} />
    </div>
  );
};
