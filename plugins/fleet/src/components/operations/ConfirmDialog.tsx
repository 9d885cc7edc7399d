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

/**
 * What will happen, in the children's words; a refusal is told below them.
 * After the press it can tell instead what has come of it.
 */
export const ConfirmDialog = (props: {
  title: string;
  /** What the button does, for example "Sync". */
  confirm: string;
  destructive?: boolean;
  isDisabled?: boolean;
  isPending: boolean;
  /** Why the hub or the portal refused the last try. */
  refusal: string | undefined;
  /** In place of the question, once it is answered. */
  outcome?: ReactNode;
  /** Back to the question, with what was chosen. */
  onAgain?: () => void;
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
          {props.outcome ?? props.children}
          {props.refusal !== undefined && (
            <TroubleBox announce state="syncFailed" title={props.refusal} />
          )}
        </div>
      </DialogBody>
      {props.outcome ? (
        <DialogFooter>
          {props.onAgain && (
            <Button variant="secondary" onPress={props.onAgain}>
              {t('operate.again')}
            </Button>
          )}
          {/* What had the focus is gone. */}
          {/* eslint-disable-next-line jsx-a11y/no-autofocus */}
          <Button variant="primary" onPress={onClose} autoFocus>
            {t('action.close')}
          </Button>
        </DialogFooter>
      ) : (
        <DialogFooter>
          <Button variant="secondary" onPress={onClose}>
            {t('operate.cancel')}
          </Button>
          <Button
            variant="primary"
            className={styles.confirm}
            destructive={props.destructive}
            isDisabled={props.isDisabled}
            isPending={props.isPending}
            onPress={props.onConfirm}
          >
            {props.confirm}
          </Button>
        </DialogFooter>
      )}
    </Dialog>
  );
};
