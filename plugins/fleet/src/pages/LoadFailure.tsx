import { Button } from '@backstage/ui';
import { PageLink } from '../components/links';
import { TroubleBox } from '../components/trouble';
import { isForbidden, missingPermission, useFleetLinks } from '../hooks';
import { useFleetText } from '../translation';

/** Instead of a page that could not be read at all. */
export const LoadFailure = ({
  error,
  onRetry,
}: {
  error: Error;
  onRetry: () => void;
}) => {
  const t = useFleetText();
  const links = useFleetLinks();
  if (isForbidden(error)) {
    const permission = missingPermission(error);
    return (
      <TroubleBox
        announce
        state="notHeard"
        title={t(permission ? 'trouble.refused' : 'trouble.forbidden')}
        actions={
          <PageLink to={links.overview()}>{t('trouble.backToFleet')}</PageLink>
        }
      >
        {permission
          ? t('said.operation.forbidden', { permission })
          : t('trouble.forbiddenNext')}
      </TroubleBox>
    );
  }
  return (
    <TroubleBox
      announce
      state="syncFailed"
      title={`${t('trouble.failed')}: ${error.message}`}
      actions={
        <Button variant="secondary" onPress={onRetry}>
          {t('action.retry')}
        </Button>
      }
    >
      {t('trouble.failedNext')}
    </TroubleBox>
  );
};

/** Above a page that shows its last answer because the newest question failed. */
export const StaleNotice = ({
  error,
  onRetry,
}: {
  error: Error | null;
  onRetry: () => void;
}) => {
  const t = useFleetText();
  if (!error) return null;
  const permission = missingPermission(error);
  return (
    <TroubleBox
      announce
      state="notHeard"
      title={t('trouble.stale', {
        reason: permission
          ? t('said.operation.forbidden', { permission })
          : error.message,
      })}
      actions={
        <Button variant="secondary" size="small" onPress={onRetry}>
          {t('action.retry')}
        </Button>
      }
    />
  );
};
