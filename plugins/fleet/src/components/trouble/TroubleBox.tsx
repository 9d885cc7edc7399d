import { ReactNode } from 'react';
import { StateIcon, ShownState, toneClass, toneOf } from '../state';
import styles from './TroubleBox.module.css';

/** What is wrong, why, and what to do about it. */
export const TroubleBox = ({
  state,
  title,
  children,
  actions,
  announce,
}: {
  state: ShownState;
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  /** Read out when it appears. */
  announce?: boolean;
}) => (
  <div
    className={`${styles.box} ${toneClass(toneOf(state))}`}
    role={announce ? 'status' : undefined}
  >
    <StateIcon state={state} size={20} />
    <div className={styles.words}>
      <strong>{title}</strong>
      {children && <div>{children}</div>}
    </div>
    {actions && <div className={styles.actions}>{actions}</div>}
  </div>
);
