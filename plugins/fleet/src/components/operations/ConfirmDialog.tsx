import { ReactNode } from 'react';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import { useFleetText } from '../../translation';
import { TroubleBox } from '../trouble';
import styles from './operations.module.css';

/** What will happen, in the children's words; a refusal is told below them. */
export const ConfirmDialog = (props: {
  title: string;
  /** What the button does, for example "Sync". */
  confirm: string;
  destructive?: boolean;
  isDisabled?: boolean;
  isPending: boolean;
  /** Why the hub or the portal refused the last try. */
  refusal: string | undefined;
  onConfirm: () => void;
  onClose: () => void;
  children: ReactNode;
}) => {
  const t = useFleetText();
  const { onClose } = props;
  return (
    <Dialog isOpen onOpenChange={open => !open && onClose()} width={560}>
      <DialogHeader>{props.title}</DialogHeader>
      <DialogBody>
        <div className={styles.body}>
          {props.children}
          {props.refusal !== undefined && (
            <TroubleBox announce state="syncFailed" title={props.refusal} />
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
          isPending={props.isPending}
          onPress={props.onConfirm}
        >
          {props.confirm}
        </Button>
      </DialogFooter>
    </Dialog>
  );
};
