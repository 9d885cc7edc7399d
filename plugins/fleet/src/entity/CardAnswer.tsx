import { ReactNode } from 'react';
import { Button, Skeleton } from '@backstage/ui';
import { TroubleBox } from '../components/trouble';
import { isForbidden } from '../hooks';
import { useFleetText } from '../translation';

export interface CardAnswerProps<T> {
  query: {
    data: T | undefined;
    error: Error | null;
    isPending: boolean;
    refetch: () => unknown;
  };
  children: (data: T) => ReactNode;
}

/** A card waits, fails and is forbidden in its own place, beside other cards. */
export function CardAnswer<T>({ query, children }: CardAnswerProps<T>) {
  const { data, error, isPending, refetch } = query;
  const t = useFleetText();
  if (data !== undefined) return <>{children(data)}</>;
  if (isPending) return <Skeleton width="100%" height={140} />;
  if (!error) return null;
  const forbidden = isForbidden(error);
  return (
    <TroubleBox
      announce
      state={forbidden ? 'notHeard' : 'syncFailed'}
      title={forbidden ? t('trouble.forbidden') : t('trouble.failed')}
      actions={
        !forbidden && (
          <Button variant="secondary" size="small" onPress={() => refetch()}>
            {t('action.retry')}
          </Button>
        )
      }
    >
      {!forbidden && error.message}
    </TroubleBox>
  );
}
