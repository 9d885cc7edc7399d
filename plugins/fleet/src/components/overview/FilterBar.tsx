import { ReactNode } from 'react';
import { SearchField, Select } from '@backstage/ui';
import { RiMenuLine, RiAlignJustify } from '@remixicon/react';
import { useFleetText } from '../../translation';
import { CountFilter } from './CountStrip';
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

export interface FilterBarProps {
  q: string;
  environments: Choice;
  regions: Choice;
  owners: Choice;
  states: Choice<CountFilter>;
  density: 'compact' | 'comfortable';
  filtered: boolean;
  onChange: (edit: FilterEdit) => void;
  onClear: () => void;
}

/** Narrows the matrix and the attention list; the counts stay whole. */
export const FilterBar = (props: FilterBarProps) => {
  const { q, environments, regions, owners, states, density } = props;
  const { filtered, onChange, onClear } = props;
  const t = useFleetText();
  return (
    <div className={styles.bar}>
      <SearchField
        aria-label={t('matrix.search')}
        placeholder={t('matrix.search')}
        size="small"
        className={styles.search}
        value={q}
        onChange={value => onChange({ q: value })}
      />
      <Filter
        label={t('matrix.environment')}
        choice={environments}
        onChange={value => onChange({ environments: value })}
      />
      <Filter
        label={t('matrix.region')}
        choice={regions}
        onChange={value => onChange({ regions: value })}
      />
      <Filter
        label={t('matrix.owner')}
        choice={owners}
        onChange={value => onChange({ owners: value })}
      />
      <Filter
        label={t('matrix.state')}
        choice={states}
        onChange={value => onChange({ states: value })}
      />
      {filtered && (
        <button type="button" className={styles.clear} onClick={onClear}>
          {t('action.clearFilters')}
        </button>
      )}
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
  );
};

function Filter<T extends string>({
  label,
  choice,
  onChange,
}: {
  label: string;
  choice: Choice<T>;
  onChange: (selected: T[]) => void;
}) {
  const t = useFleetText();
  const { all, selected, nameOf } = choice;
  return (
    <Select
      aria-label={label}
      size="small"
      className={styles.filter}
      icon={<span className={styles.key}>{label}</span>}
      placeholder={t('matrix.all')}
      selectionMode="multiple"
      options={all.map(value => ({
        value,
        label: nameOf ? nameOf(value) : value,
      }))}
      value={[...selected]}
      onChange={values =>
        onChange(all.filter(value => values.some(key => key === value)))
      }
    />
  );
}

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
