import { ReactNode } from 'react';
import { OnDemand } from '@fleet-portal/backstage-plugin-fleet-common';
import { PanelSkeleton } from '../../components/layout';
import { LoadFailure, StaleNotice } from '../LoadFailure';
import { NotRead } from './NotRead';

/**
 * What only the hub can tell: on its way, refused, told, or told before the
 * newest question failed.
 */
export function HubAnswer<T>({
  query,
  answer,
  rows,
  children,
}: {
  query: { error: Error | null; isPending: boolean; refetch: () => unknown };
  answer: OnDemand<T> | undefined;
  /** Of the skeleton. */
  rows: number;
  children: (value: T) => ReactNode;
}) {
  const { error, isPending, refetch } = query;
  if (isPending) return <PanelSkeleton rows={rows} />;
  if (!answer) {
    return error && <LoadFailure error={error} onRetry={refetch} />;
  }
  return (
    <>
      <StaleNotice error={error} onRetry={refetch} />
      {answer.status === 'ok' ? (
        children(answer.value)
      ) : (
        <NotRead answer={answer} onRetry={refetch} />
      )}
    </>
  );
}
