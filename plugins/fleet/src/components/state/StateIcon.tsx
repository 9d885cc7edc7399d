import { shapes } from './shapes';
import { ShownState, toneClass, toneOf } from './stateLook';
import styles from './StateIcon.module.css';

export interface StateIconProps {
  state: ShownState;
  /** Edge in pixels. */
  size?: number;
  /** The state's word, unless it stands beside the icon. */
  label?: string;
}

/** The shape and colour of a state. */
export const StateIcon = ({ state, size = 16, label }: StateIconProps) => (
  <svg
    className={`${styles.icon} ${toneClass(toneOf(state))}`}
    viewBox="0 0 16 16"
    width={size}
    height={size}
    data-state={state}
    {...(label
      ? { role: 'img', 'aria-label': label }
      : { 'aria-hidden': true })}
  >
    {shapes[state].map(({ d, width, dash, cut }) => {
      const colour = cut ? 'var(--fleet-icon-ink)' : 'currentColor';
      return width === undefined ? (
        <path key={d} d={d} fill={colour} />
      ) : (
        <path
          key={d}
          d={d}
          fill="none"
          stroke={colour}
          strokeWidth={width}
          strokeDasharray={dash}
          strokeLinejoin="round"
        />
      );
    })}
  </svg>
);
