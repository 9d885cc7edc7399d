import { ReactNode } from 'react';
import {
  ApplicationDetail,
  OperationReceipt,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { FleetApi } from '../../../api';
import { ConfirmDialog } from '../../../components/operations';
import { TroubleBox } from '../../../components/trouble';
import { refusalOf, useOperation } from '../../../hooks';
import { useFleetText } from '../../../translation';
import { leadsBack } from './followed';
import { OperationOutcome } from './OperationOutcome';

/** What each of the dialogs is given. */
export interface OperationDialogProps {
  detail: ApplicationDetail;
  /** What one should know before. */
  warnings: readonly string[];
  onClose: () => void;
}

/**
 * Says what will happen and where, asks the hub when that is confirmed, and
 * tells how it goes until it is over. When the hub refuses, the reason stands
 * below what was chosen.
 */
export const OperationDialog = (
  props: OperationDialogProps & {
    title: string;
    confirm: string;
    destructive?: boolean;
    isDisabled?: boolean;
    ask: (api: FleetApi) => Promise<OperationReceipt>;
    children: ReactNode;
  },
) => {
  const { detail, warnings, onClose, children } = props;
  const t = useFleetText();
  const { ref, cluster, destination, environment } = detail.application;
  const operation = useOperation(ref, props.ask);
  const where = {
    cluster: cluster ?? destination.name ?? destination.server ?? '-',
    hub: ref.hub,
  };
  return (
    <ConfirmDialog
      title={props.title}
      confirm={props.confirm}
      destructive={props.destructive}
      isDisabled={props.isDisabled}
      isPending={operation.isPending}
      refusal={operation.error ? refusalOf(operation.error) : undefined}
      outcome={
        operation.data && (
          <OperationOutcome receipt={operation.data} detail={detail} />
        )
      }
      onAgain={
        operation.data && leadsBack(operation.data, detail.application)
          ? operation.reset
          : undefined
      }
      onConfirm={() => operation.mutate()}
      onClose={onClose}
    >
      <p>
        {environment === undefined
          ? t('operate.whereUnknown', where)
          : t('operate.where', { ...where, environment })}{' '}
        {detail.production && <strong>{t('operate.production')}</strong>}
      </p>
      {warnings.map(warning => (
        <TroubleBox key={warning} state="atRisk" title={warning} />
      ))}
      {children}
    </ConfirmDialog>
  );
};
