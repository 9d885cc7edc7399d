import { Select } from '@backstage/ui';
import { useFleetText } from '../../translation';
import styles from './FilterSelect.module.css';

export interface FilterSelectProps<T extends string> {
  label: string;
  choices: readonly T[];
  selected: readonly T[];
  nameOf?: (value: T) => string;
  onChange: (selected: T[]) => void;
}

/** `Region All`, or what is chosen of it; several values mean any of them. */
export function FilterSelect<T extends string>(props: FilterSelectProps<T>) {
  const { label, choices, selected, nameOf, onChange } = props;
  const t = useFleetText();
  return (
    <Select
      aria-label={label}
      size="small"
      className={styles.filter}
      icon={<span className={styles.key}>{label}</span>}
      placeholder={t('matrix.all')}
      selectionMode="multiple"
      options={choices.map(value => ({
        value,
        label: nameOf ? nameOf(value) : value,
      }))}
      value={[...selected]}
      onChange={values =>
        onChange(choices.filter(value => values.some(key => key === value)))
      }
    />
  );
}
