// The only place that may: everywhere else its colour would be forgotten.
// eslint-disable-next-line no-restricted-imports
import { Skeleton } from '@backstage/ui';
import styles from './Placeholder.module.css';

/** The place of what is on its way, as wide as there is room. */
export const Placeholder = ({ height }: { height: number }) => (
  <Skeleton className={styles.placeholder} width="100%" height={height} />
);
