import { ReactNode } from 'react';
import { MetricBlock } from '@fleet-portal/backstage-plugin-fleet-common';
import { said, useFleetText } from '../../translation';
import { StateIcon } from '../state';
import { Age } from '../time';
import { EmptyBox } from '../trouble';
import styles from './MetricBody.module.css';

/** What a metrics server told, or why there is nothing and what to do. */
export function MetricBody<T>({
  block,
  children,
}: {
  block: MetricBlock<T>;
  children: (value: T) => ReactNode;
}) {
  const t = useFleetText();
  switch (block.status) {
    case 'ok':
      return <>{children(block.value)}</>;
    case 'notConfigured':
      return (
        <EmptyBox next={said(block, 'reason', t)}>
          {t('metrics.notConfigured')}
        </EmptyBox>
      );
    case 'restricted':
      return (
        <EmptyBox next={said(block, 'reason', t)}>
          {t('metrics.restricted')}
        </EmptyBox>
      );
    default:
      return (
        <p className={styles.failed}>
          <StateIcon state="notHeard" size={14} />{' '}
          {t('metrics.failed', { age: <Age at={block.since} ago={false} /> })}{' '}
          {said(block, 'reason', t)}
        </p>
      );
  }
}
