import { Link, useSidebarOpenState } from '@backstage/core-components';
import styles from './SidebarLogo.module.css';

/** One hub with three spokes; the name beside it while the bar is open. */
export const SidebarLogo = () => {
  const { isOpen } = useSidebarOpenState();

  return (
    <div className={styles.root}>
      <Link to="/" underline="none" aria-label="Home" className={styles.link}>
        <svg className={styles.mark} viewBox="0 0 24 24" aria-hidden="true">
          <path d="M12 12 L12 4 M12 12 L5 17 M12 12 L19 17" />
          <circle cx="12" cy="12" r="3.5" />
          <circle cx="12" cy="4" r="2" />
          <circle cx="5" cy="17" r="2" />
          <circle cx="19" cy="17" r="2" />
        </svg>
        {isOpen && <span className={styles.name}>Fleet portal</span>}
      </Link>
    </div>
  );
};
