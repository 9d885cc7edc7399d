import { useState } from 'react';
import {
  Button,
  Menu,
  MenuItem,
  MenuSeparator,
  MenuTrigger,
} from '@backstage/ui';
import { RiBookmarkLine } from '@remixicon/react';
import { useFleetText } from '../../translation';
import { SaveViewDialog } from './SaveViewDialog';

interface View {
  name: string;
}

export interface SavedViewsProps<T extends View> {
  views: readonly T[];
  /** The one that is shown right now. */
  current: T | undefined;
  onOpen: (view: T) => void;
  onSave: (name: string) => void;
  onRemove: (name: string) => void;
}

/** Filters under a name: open one, keep the present ones, forget one. */
export function SavedViews<T extends View>(props: SavedViewsProps<T>) {
  const { views, current, onOpen, onSave, onRemove } = props;
  const t = useFleetText();
  const [naming, setNaming] = useState(false);
  return (
    <>
      <MenuTrigger>
        <Button variant="secondary" size="small" iconStart={<RiBookmarkLine />}>
          {current?.name ?? t('views.title')}
        </Button>
        <Menu aria-label={t('views.title')}>
          {views.map(view => (
            <MenuItem key={view.name} onAction={() => onOpen(view)}>
              {view.name}
            </MenuItem>
          ))}
          {views.length > 0 && <MenuSeparator />}
          <MenuItem onAction={() => setNaming(true)}>
            {t('views.save')}
          </MenuItem>
          {current && (
            <MenuItem color="danger" onAction={() => onRemove(current.name)}>
              {t('views.remove', { name: current.name })}
            </MenuItem>
          )}
        </Menu>
      </MenuTrigger>
      {naming && (
        <SaveViewDialog
          known={views.map(({ name }) => name)}
          onSave={name => {
            onSave(name);
            setNaming(false);
          }}
          onClose={() => setNaming(false)}
        />
      )}
    </>
  );
}
