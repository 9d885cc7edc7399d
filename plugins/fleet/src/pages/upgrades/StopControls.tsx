import { useState } from 'react';
import { Button, ButtonLink, TextField } from '@backstage/ui';
import { usePermission } from '@backstage/plugin-permission-react';
import { fleetUpgradeStopPermission } from '@fleet-portal/backstage-plugin-fleet-common';
import { ConfirmDialog } from '../../components/operations';
import {
  refusalOf,
  useResumeUpgrade,
  useStopUpgrade,
  useTemplateLink,
} from '../../hooks';
import { useFleetText } from '../../translation';

/** Asks why before it stops; only there for who may. */
export const StopButton = () => {
  const t = useFleetText();
  const { allowed } = usePermission({ permission: fleetUpgradeStopPermission });
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const stop = useStopUpgrade();
  if (!allowed) return null;
  const close = () => {
    setOpen(false);
    setReason('');
    stop.reset();
  };
  return (
    <>
      <Button variant="secondary" onPress={() => setOpen(true)}>
        {t('upgrade.stop')}
      </Button>
      {isOpen && (
        <ConfirmDialog
          title={t('upgrade.stopTitle')}
          confirm={t('upgrade.stop')}
          destructive
          isDisabled={reason.trim() === ''}
          isPending={stop.isPending}
          refusal={stop.error ? refusalOf(stop.error) : undefined}
          onConfirm={() => stop.mutate(reason.trim(), { onSuccess: close })}
          onClose={close}
        >
          <p>{t('upgrade.stopWhat')}</p>
          <TextField
            label={t('upgrade.reason')}
            value={reason}
            onChange={setReason}
            maxLength={500}
            isRequired
          />
        </ConfirmDialog>
      )}
    </>
  );
};

/** What follows a stop: reverts by pull request, and then to go on. */
export const AfterStop = ({ reason }: { reason: string }) => {
  const t = useFleetText();
  const { allowed } = usePermission({ permission: fleetUpgradeStopPermission });
  const revert = useTemplateLink('stop-an-upgrade', { reason });
  const resume = useResumeUpgrade();
  return (
    <>
      {revert && (
        <ButtonLink variant="secondary" size="small" href={revert}>
          {t('upgrade.revert')}
        </ButtonLink>
      )}
      {allowed && (
        <Button
          variant="secondary"
          size="small"
          isPending={resume.isPending}
          onPress={() => resume.mutate()}
        >
          {t('upgrade.resume')}
        </Button>
      )}
      {resume.error && <span role="status">{refusalOf(resume.error)}</span>}
    </>
  );
};
