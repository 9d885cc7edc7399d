import { memo, ReactNode, startTransition, useEffect, useState } from 'react';
import { SearchField } from '@backstage/ui';
import { RiMenuLine, RiAlignJustify } from '@remixicon/react';
import { useFleetText } from '../../translation';
import { FilterSelect } from '../layout';
import { CountFilter } from './CountStrip';
import { GroupSelect, GroupSelectProps } from './GroupSelect';
import styles from './FilterBar.module.css';

interface Choice<T extends string = string> {
  all: readonly T[];
  selected: readonly T[];
  nameOf?: (value: T) => string;
}

export interface FilterEdit {
  q?: string;
  environments?: string[];
  regions?: string[];
  owners?: string[];
  states?: CountFilter[];
  density?: 'compact' | 'comfortable';
}

interface FilterChoicesProps {
  environments: Choice;
  regions: Choice;
  owners: Choice;
  states: Choice<CountFilter>;
  group: GroupSelectProps;
  onChange: (edit: FilterEdit) => void;
}

export interface FilterBarProps extends FilterChoicesProps {
  q: string;
  density: 'compact' | 'comfortable';
  filtered: boolean;
  onClear: () => void;
  /** Filters that are kept under a name. */
  views: ReactNode;
}

/** Narrows the matrix and the attention list; the counts stay whole. */
export const FilterBar = (props: FilterBarProps) => {
  const { q, environments, regions, owners, states, group } = props;
  const { density, filtered, onChange, onClear, views } = props;
  const t = useFleetText();
  return (
    <div className={styles.bar}>
      <Search q={q} onChange={onChange} />
      <FilterChoices
        environments={environments}
        regions={regions}
        owners={owners}
        states={states}
        group={group}
        onChange={onChange}
      />
      {filtered && (
        <button type="button" className={styles.clear} onClick={onClear}>
          {t('action.clearFilters')}
        </button>
      )}
      <div className={styles.end}>
        {views}
        <div
          role="group"
          aria-label={t('matrix.density')}
          className={styles.density}
        >
          <DensityButton
            pressed={density === 'compact'}
            label={t('matrix.compact')}
            onPress={() => onChange({ density: 'compact' })}
          >
            <RiAlignJustify size={14} aria-hidden />
          </DensityButton>
          <DensityButton
            pressed={density === 'comfortable'}
            label={t('matrix.comfortable')}
            onPress={() => onChange({ density: 'comfortable' })}
          >
            <RiMenuLine size={14} aria-hidden />
          </DensityButton>
        </div>
      </div>
    </div>
  );
};

/** Draws a keystroke at once, by itself; what it narrows follows. */
const Search = ({ q, onChange }: Pick<FilterBarProps, 'q' | 'onChange'>) => {
  const t = useFleetText();
  const [typed, setTyped] = useState<string>();
  useEffect(() => {
    if (typed === q) setTyped(undefined);
  }, [typed, q]);
  return (
    <SearchField
      aria-label={t('matrix.search')}
      placeholder={t('matrix.search')}
      size="small"
      className={styles.search}
      value={typed ?? q}
      onChange={value => {
        setTyped(value);
        startTransition(() => onChange({ q: value }));
      }}
    />
  );
};

/** Apart from the search: a list to choose from costs more than a keystroke may. */
const FilterChoices = memo((props: FilterChoicesProps) => {
  const { environments, regions, owners, states, group, onChange } = props;
  const t = useFleetText();
  return (
    <>
      <FilterSelect
        label={t('matrix.environment')}
        choices={environments.all}
        selected={environments.selected}
        nameOf={environments.nameOf}
        onChange={value => onChange({ environments: value })}
      />
      <FilterSelect
        label={t('matrix.region')}
        choices={regions.all}
        selected={regions.selected}
        nameOf={regions.nameOf}
        onChange={value => onChange({ regions: value })}
      />
      <FilterSelect
        label={t('matrix.owner')}
        choices={owners.all}
        selected={owners.selected}
        nameOf={owners.nameOf}
        onChange={value => onChange({ owners: value })}
      />
      <FilterSelect
        label={t('matrix.state')}
        choices={states.all}
        selected={states.selected}
        nameOf={states.nameOf}
        onChange={value => onChange({ states: value })}
      />
      <GroupSelect {...group} />
    </>
  );
});

const DensityButton = (props: {
  pressed: boolean;
  label: string;
  onPress: () => void;
  children: ReactNode;
}) => (
  <button
    type="button"
    aria-pressed={props.pressed}
    aria-label={props.label}
    title={props.label}
    onClick={props.onPress}
  >
    {props.children}
  </button>
);
