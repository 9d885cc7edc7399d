import { ReactNode } from 'react';
import { StateIcon } from './StateIcon';
import {
  hatchClass,
  isLastWord,
  ShownState,
  toneClass,
  toneOf,
} from './stateLook';
import styles from './StateBadge.module.css';

/** A bordered chip in the colours of a state. */
export const StateBadge = ({
  state,
  children,
}: {
  state: ShownState;
  children: ReactNode;
}) => (
  <span
    className={[
      styles.badge,
      toneClass(toneOf(state)),
      isLastWord(state) ? hatchClass : '',
    ].join(' ')}
  >
    <StateIcon state={state} size={14} />
    <span>{children}</span>
  </span>
);
