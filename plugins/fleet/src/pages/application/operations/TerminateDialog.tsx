import { useFleetText } from '../../../translation';
import { OperationDialog, OperationDialogProps } from './OperationDialog';

export const TerminateDialog = (props: OperationDialogProps) => {
  const { ref } = props.detail.application;
  const t = useFleetText();
  return (
    <OperationDialog
      {...props}
      title={t('operate.terminateTitle', { name: ref.name })}
      confirm={t('operate.terminate')}
      destructive
      ask={api => api.terminateOperation(ref)}
    >
      <p>{t('operate.terminateWhat')}</p>
    </OperationDialog>
  );
};
