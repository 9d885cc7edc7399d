import { useState } from 'react';
import { Checkbox } from '@backstage/ui';
import { useFleetText } from '../../../translation';
import { OperationDialog, OperationDialogProps } from './OperationDialog';

export const RefreshDialog = (props: OperationDialogProps) => {
  const { application, autoSync } = props.detail;
  const t = useFleetText();
  const [hard, setHard] = useState(false);
  return (
    <OperationDialog
      {...props}
      title={t('operate.refreshTitle', { name: application.ref.name })}
      confirm={t('operate.refresh')}
      ask={api =>
        api.refreshApplication(application.ref, {
          type: hard ? 'hard' : 'normal',
        })
      }
    >
      <p>
        {t('operate.refreshWhat')} {autoSync && t('operate.refreshAutomated')}
      </p>
      <Checkbox isSelected={hard} onChange={setHard}>
        {t('operate.hard')}
      </Checkbox>
    </OperationDialog>
  );
};
