import { ReactNode } from 'react';
import styles from './Chip.module.css';

/** A quiet tag: a label, a cluster name. `code` sets identifiers in monospace. */
export const Chip = ({
  children,
  code,
}: {
  children: ReactNode;
  code?: boolean;
}) => (
  <span className={styles.chip} data-code={code ? '' : undefined}>
    {children}
  </span>
);

/** `key=value` for every label. */
export const LabelChips = ({ labels }: { labels: Record<string, string> }) => (
  <span className={styles.chips}>
    {Object.entries(labels).map(([key, value]) => (
      <Chip key={key} code>
        {key}={value}
      </Chip>
    ))}
  </span>
);
