import { VisuallyHidden } from '@backstage/ui';
import { useFleetText } from '../../translation';
import { Placeholder } from './Placeholder';
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
          <Placeholder height={96} />
          {Array.from({ length: 8 }, (_, index) => (
            <Placeholder key={index} height={rowHeight} />
          ))}
        </div>
      ) : (
        <div className={styles.columns}>
          <div className={styles.stack}>
            <Placeholder height={240} />
            <Placeholder height={160} />
          </div>
          <div className={styles.stack}>
            <Placeholder height={120} />
            <Placeholder height={160} />
            <Placeholder height={240} />
          </div>
        </div>
      )}
    </div>
  );
};
