import { ReactNode } from 'react';
import { ShownState, StateIcon } from '../state';
import styles from './Steps.module.css';

/** Steps side by side, in their order. */
export const Steps = ({
  label,
  children,
}: {
  label?: string;
  /** Of {@link StepBox}. */
  children: ReactNode;
}) => (
  <ol className={styles.steps} aria-label={label}>
    {children}
  </ol>
);

/** One step: what it is, how far it came, and more about it in small. */
export const StepBox = (props: {
  title: ReactNode;
  state: ShownState;
  value: ReactNode;
  /** It is the one that moves. */
  current?: boolean;
  /** How much of it is done, 0 to 1, as a bar. */
  share?: number;
  children?: ReactNode;
}) => (
  <li className={styles.step} aria-current={props.current ? 'step' : undefined}>
    <div className={styles.title}>
      <StateIcon state={props.state} size={16} />
      {props.title}
    </div>
    <div className={styles.value}>{props.value}</div>
    <div className={styles.words}>{props.children}</div>
    {props.share !== undefined && (
      <div className={styles.progress} aria-hidden>
        <span style={{ width: `${props.share * 100}%` }} />
      </div>
    )}
  </li>
);
