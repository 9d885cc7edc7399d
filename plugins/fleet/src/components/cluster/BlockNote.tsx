import { ReactNode } from 'react';
import { Block } from '@fleet-portal/backstage-plugin-fleet-common';
import { said, useFleetText } from '../../translation';
import { StateIcon } from '../state';
import { Age } from '../time';
import styles from './cluster.module.css';

/** `our probe, 6 s ago`, or `last known, 12 min ago`. */
export function BlockNote<T>({ block }: { block: Block<T> }) {
  const t = useFleetText();
  if (block.status !== 'ok' && block.status !== 'stale') return null;
  const age = <Age at={block.observedAt} ago={false} />;
  return (
    <span>
      {block.status === 'ok'
        ? t('cluster.ourProbe', { age })
        : t('cluster.lastKnown', { age })}
    </span>
  );
}

/**
 * What was read from the spoke. Old values stay, greyed; what is not installed
 * or could not be read says so.
 */
export function BlockBody<T>({
  block,
  children,
}: {
  block: Block<T>;
  children: (value: T, stale: boolean) => ReactNode;
}) {
  const t = useFleetText();
  switch (block.status) {
    case 'ok':
      return <>{children(block.value, false)}</>;
    case 'stale':
      return <div className={styles.stale}>{children(block.value, true)}</div>;
    case 'absent':
      return (
        <p className={styles.absent}>
          <StateIcon state="notPlaced" size={14} /> {t('cluster.notInstalled')}:{' '}
          {said(block, 'reason', t)}
        </p>
      );
    default:
      return (
        <p className={styles.absent}>
          <StateIcon state="notHeard" size={14} /> {t('cluster.notRead')}:{' '}
          {said(block, 'reason', t)}
        </p>
      );
  }
}
