import {
  ApplicationDetail,
  Operation,
  OperationReceipt,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { ShownState } from '../../../components/state';
import { Age } from '../../../components/time';
import { TroubleBox } from '../../../components/trouble';
import { FleetText, useFleetText } from '../../../translation';
import { followed } from './followed';
import { TriedResources } from './TriedResources';

/** How far the hub is with what it took, until its end and what came of it. */
export const OperationOutcome = ({
  receipt,
  detail,
}: {
  receipt: OperationReceipt;
  detail: ApplicationDetail;
}) => {
  const t = useFleetText();
  const { application } = detail;
  if (receipt.operation === 'refresh') {
    return (
      <TroubleBox
        announce
        state={application.state}
        title={t('operate.refreshed')}
      >
        {t(`state.${application.state}`)}. {t(`meaning.${application.state}`)}
      </TroubleBox>
    );
  }
  const operation = followed(receipt, application);
  const { state, title, next } = wordsOf(receipt, operation, t);
  return (
    <>
      <TroubleBox announce state={state} title={title}>
        {operation?.message && (
          <div>
            {t('application.hubWords')}: {operation.message}
          </div>
        )}
        {next && (
          <div>
            {t('application.whatNext')}: {next}
          </div>
        )}
      </TroubleBox>
      {operation?.startedAt && !operation.finishedAt && (
        <p>
          {t('operate.begun', { age: <Age at={operation.startedAt} /> })}{' '}
          {t('operate.mayClose')}
        </p>
      )}
      {operation?.tried && <TriedResources tried={operation.tried} />}
    </>
  );
};

interface Words {
  state: ShownState;
  title: string;
  next?: string;
}

function wordsOf(
  receipt: OperationReceipt,
  operation: Operation | undefined,
  t: FleetText,
): Words {
  if (!operation) return { state: 'waiting', title: t('operate.taken') };
  const { phase, dryRun, finishedAt } = operation;
  if (receipt.operation === 'terminate') {
    return finishedAt === undefined
      ? { state: 'progressing', title: t('operate.ending') }
      : { state: 'healthy', title: t('operate.ended') };
  }
  switch (phase) {
    case 'Succeeded':
      return dryRun
        ? {
            state: 'healthy',
            title: t('operate.triedWell'),
            next: t('operate.triedWellNext'),
          }
        : { state: 'healthy', title: t('operate.done') };
    case 'Failed':
    case 'Error':
      return {
        state: 'syncFailed',
        title: t(dryRun ? 'operate.triedBadly' : 'operate.failed'),
        next: t('operate.failedNext'),
      };
    case 'Terminating':
      return { state: 'progressing', title: t('operate.ending') };
    default:
      return {
        state: 'progressing',
        title: t(dryRun ? 'operate.tryingNow' : 'operate.applying'),
      };
  }
}
