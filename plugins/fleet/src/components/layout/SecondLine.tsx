import { ReactNode } from 'react';
import styles from './DataTable.module.css';

/** Below what names a row: where it is, in small. */
export const SecondLine = ({ children }: { children: ReactNode }) => (
  <span className={styles.second}>{children}</span>
);
