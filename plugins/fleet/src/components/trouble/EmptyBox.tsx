import { ReactNode } from 'react';
import styles from './EmptyBox.module.css';

/** Nothing to show, and what to do about it. */
export const EmptyBox = ({
  children,
  next,
}: {
  children: ReactNode;
  next?: ReactNode;
}) => (
  <div className={styles.empty}>
    <div>{children}</div>
    {next && <div>{next}</div>}
  </div>
);
