import { ReactNode } from 'react';
import { useFleetText } from '../../translation';
import { exactTime } from './ageWords';
import styles from './Moment.module.css';

/**
 * Words for a moment; its exact local time and UTC on hover and focus. The hint
 * is plain CSS: a page has hundreds of them.
 */
export const Moment = ({
  at,
  children,
}: {
  at: string;
  children: ReactNode;
}) => {
  const t = useFleetText();
  const exact = exactTime(at, t);
  return (
    <time
      dateTime={at}
      className={styles.moment}
      data-exact={exact}
      aria-description={exact}
      // The exact time has to be in reach without a mouse as well.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      // An age that ticks is no news, wherever it stands.
      aria-live="off"
    >
      {children}
    </time>
  );
};
