import { ReactNode } from 'react';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import {
  ApplicationDetail,
  OperationReceipt,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { FleetApi } from '../../../api';
import { TroubleBox } from '../../../components/trouble';
import { refusalOf, useOperation } from '../../../hooks';
import { useFleetText } from '../../../translation';
import styles from './operations.module.css';

/** What each of the dialogs is given. */
export interface OperationDialogProps {
  detail: ApplicationDetail;
  /** What one should know before. */
  warning: string | undefined;
  onClose: () => void;
}

/**
 * Says what will happen and where, and asks the hub when that is confirmed.
 * It stays open with the reason when the hub refuses.
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
  const { detail, warning, onClose, children } = props;
  const t = useFleetText();
  const { ref, cluster, destination, environment } = detail.application;
  const operation = useOperation(ref, props.ask);
  const where = {
    cluster: cluster ?? destination.name ?? destination.server ?? '-',
    hub: ref.hub,
  };
  return (
    <Dialog isOpen onOpenChange={open => !open && onClose()} width={560}>
      <DialogHeader>{props.title}</DialogHeader>
      <DialogBody>
        <div className={styles.body}>
          <p>
            {environment === undefined
              ? t('operate.whereUnknown', where)
              : t('operate.where', { ...where, environment })}{' '}
            {detail.production && <strong>{t('operate.production')}</strong>}
          </p>
          {warning && <TroubleBox state="atRisk" title={warning} />}
          {children}
          {operation.error && (
            <TroubleBox
              announce
              state="syncFailed"
              title={refusalOf(operation.error)}
            />
          )}
        </div>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('operate.cancel')}
        </Button>
        <Button
          variant="primary"
          destructive={props.destructive}
          isDisabled={props.isDisabled}
          isPending={operation.isPending}
          onPress={() => operation.mutate(undefined, { onSuccess: onClose })}
        >
          {props.confirm}
        </Button>
      </DialogFooter>
    </Dialog>
  );
};
