import { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import styles from './links.module.css';

/** A link to another page of the portal. */
export const PageLink = ({
  to,
  children,
}: {
  /** Undefined where the portal has no such page: then it is only text. */
  to: string | undefined;
  children: ReactNode;
}) =>
  to === undefined ? (
    <span>{children}</span>
  ) : (
    <Link className={styles.link} to={to}>
      {children}
    </Link>
  );
