import { VisuallyHidden } from '@backstage/ui';
import { Placeholder } from '../../components/layout';
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
          <Placeholder key={index} height={64} />
        ))}
      </div>
      <Placeholder height={56} />
      <Placeholder height={280} />
      <Placeholder height={420} />
    </div>
  );
};
