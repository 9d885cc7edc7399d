import { FormEvent, useState } from 'react';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  TextField,
} from '@backstage/ui';
import { useFleetText } from '../../translation';

const longestName = 60;

/** Asks for the name of a view; an existing name says that it is replaced. */
export const SaveViewDialog = (props: {
  known: readonly string[];
  onSave: (name: string) => void;
  onClose: () => void;
}) => {
  const { known, onSave, onClose } = props;
  const t = useFleetText();
  const [typed, setTyped] = useState('');
  const name = typed.trim();
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (name !== '') onSave(name);
  };
  return (
    <Dialog isOpen onOpenChange={open => !open && onClose()} width={420}>
      <DialogHeader>{t('views.saveTitle')}</DialogHeader>
      <form onSubmit={save}>
        <DialogBody>
          <TextField
            label={t('views.name')}
            description={
              known.includes(name) ? t('views.replaces') : t('views.nameNote')
            }
            value={typed}
            onChange={setTyped}
            maxLength={longestName}
            autoComplete="off"
            // The dialog has one field, and it opened to have it filled in.
            // eslint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
          />
        </DialogBody>
        <DialogFooter>
          <Button variant="secondary" onPress={onClose}>
            {t('views.cancel')}
          </Button>
          <Button variant="primary" type="submit" isDisabled={name === ''}>
            {t('views.keep')}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
};
