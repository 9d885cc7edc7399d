import { ReactNode } from 'react';
import { ShownState, StateIcon } from '../state';
import styles from './EventLines.module.css';

/** What happened, newest first, in a panel that is flush. */
export const EventLines = ({
  label,
  children,
}: {
  label: string;
  /** Of {@link EventLine}. */
  children: ReactNode;
}) => (
  <ol className={styles.events} aria-label={label}>
    {children}
  </ol>
);

export const EventLine = (props: {
  icon: ShownState;
  /** Of the icon, where no word says the same. */
  label?: string;
  when: ReactNode;
  /** In small, below what happened. */
  message?: ReactNode;
  /** Stands out among the others. */
  warning?: boolean;
  children: ReactNode;
}) => (
  <li data-warning={props.warning ? '' : undefined}>
    <StateIcon state={props.icon} size={14} label={props.label} />
    <div className={styles.words}>
      {props.children}
      {props.message && <div className={styles.message}>{props.message}</div>}
    </div>
    <div className={styles.when}>{props.when}</div>
  </li>
);

/** Instead of the lines, when there is none. */
export const NoEvents = ({ children }: { children: ReactNode }) => (
  <p className={styles.none}>{children}</p>
);
