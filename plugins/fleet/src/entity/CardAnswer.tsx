import { ReactNode } from 'react';
import { Button } from '@backstage/ui';
import { Placeholder } from '../components/layout';
import { TroubleBox } from '../components/trouble';
import { isForbidden, missingPermission } from '../hooks';
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
  if (isPending) return <Placeholder height={140} />;
  if (!error) return null;
  const forbidden = isForbidden(error);
  const permission = missingPermission(error);
  const otherTitle = forbidden ? 'trouble.forbidden' : 'trouble.failed';
  return (
    <TroubleBox
      announce
      state={forbidden ? 'notHeard' : 'syncFailed'}
      title={t(permission ? 'trouble.refused' : otherTitle)}
      actions={
        !forbidden && (
          <Button variant="secondary" size="small" onPress={() => refetch()}>
            {t('action.retry')}
          </Button>
        )
      }
    >
      {permission
        ? t('said.operation.forbidden', { permission })
        : !forbidden && error.message}
    </TroubleBox>
  );
}
