import { ReactNode } from 'react';
import { Container } from '@backstage/ui';
import { LiveBadge, LiveNotice } from '../components/LiveBadge';
import { CopyButton, PageLink } from '../components/links';
import { useLiveState } from '../hooks';
import styles from './PageFrame.module.css';

export interface PageFrameProps {
  title: ReactNode;
  /** The name of what the page is about, to take along. */
  name?: string;
  /** Where the page is, for example the list that it belongs to. */
  trail?: { label: string; to?: string }[];
  /** Beside the title: what is wrong at a glance. */
  badges?: ReactNode;
  actions?: ReactNode;
  /** Set while the first answer is on its way. */
  pending?: boolean;
  children: ReactNode;
}

/** Title, actions and how live it is, the same on every fleet page. */
export const PageFrame = (props: PageFrameProps) => {
  const { title, name, trail, badges, actions, pending, children } = props;
  const live = useLiveState();
  return (
    <Container className={styles.page}>
      <div>
        {trail && (
          <div className={styles.trail}>
            {trail.map(({ label, to }, index) => (
              <span key={label}>
                {index > 0 && ' / '}
                <PageLink to={to}>{label}</PageLink>
              </span>
            ))}
          </div>
        )}
        <div className={styles.header}>
          <h1 className={styles.title}>{title}</h1>
          {name && <CopyButton value={name} what={name} />}
          {badges && <div className={styles.badges}>{badges}</div>}
          <div className={styles.actions}>
            {!pending && <LiveBadge live={live} />}
            {actions}
          </div>
        </div>
      </div>
      <LiveNotice live={live} />
      {children}
    </Container>
  );
};
