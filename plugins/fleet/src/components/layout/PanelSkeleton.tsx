import { VisuallyHidden } from '@backstage/ui';
import { useFleetText } from '../../translation';
import { Placeholder } from './Placeholder';
import styles from './PageSkeleton.module.css';

/** Rows of a panel whose own answer is on its way, while the page is there already. */
export const PanelSkeleton = ({ rows }: { rows: number }) => {
  const t = useFleetText();
  return (
    <div role="status" className={styles.panel}>
      <VisuallyHidden>{t('page.loading')}</VisuallyHidden>
      {Array.from({ length: rows }, (_, index) => (
        <Placeholder key={index} height={20} />
      ))}
    </div>
  );
};
