import { useState } from 'react';
import {
  Button,
  Menu,
  MenuItem,
  MenuSection,
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
  /** The reader's own. */
  views: readonly T[];
  /** Those that are there for everybody; none of them can be taken away. */
  builtIn: readonly T[];
  /** Is it the one that the page shows right now? */
  isShown: (view: T) => boolean;
  onOpen: (view: T) => void;
  onSave: (name: string) => void;
  onRemove: (name: string) => void;
}

/** Filters under a name: open one, keep the present ones, forget one. */
export function SavedViews<T extends View>(props: SavedViewsProps<T>) {
  const { views, builtIn, isShown, onOpen, onSave, onRemove } = props;
  const t = useFleetText();
  const [naming, setNaming] = useState(false);
  const own = views.find(isShown);
  const current = own ?? builtIn.find(isShown);
  const itemsOf = (some: readonly T[]) =>
    some.map(view => (
      <MenuItem key={view.name} onAction={() => onOpen(view)}>
        {view.name}
      </MenuItem>
    ));
  return (
    <>
      <MenuTrigger>
        <Button variant="secondary" size="small" iconStart={<RiBookmarkLine />}>
          {current?.name ?? t('views.title')}
        </Button>
        <Menu aria-label={t('views.title')}>
          <MenuSection title={t('views.builtIn')}>
            {itemsOf(builtIn)}
          </MenuSection>
          {views.length > 0 && (
            <MenuSection title={t('views.own')}>{itemsOf(views)}</MenuSection>
          )}
          <MenuSeparator />
          <MenuItem onAction={() => setNaming(true)}>
            {t('views.save')}
          </MenuItem>
          {own && (
            <MenuItem color="danger" onAction={() => onRemove(own.name)}>
              {t('views.remove', { name: own.name })}
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
