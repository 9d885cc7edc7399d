import { Select } from '@backstage/ui';
import { useFleetText } from '../../translation';
import filterStyles from '../layout/FilterSelect.module.css';

export interface GroupSelectProps {
  /** What the portal knows of every cluster; the usual one comes first. */
  known: readonly string[];
  /** Labels of the clusters. */
  labels: readonly string[];
  selected: string;
  nameOf: (grouping: string) => string;
  onChange: (grouping: string) => void;
}

/** So many choices are easier to search than to read through. */
const manyChoices = 12;

/** `Group Env, region`: what the clusters stand under. */
export const GroupSelect = (props: GroupSelectProps) => {
  const { known, labels, selected, nameOf, onChange } = props;
  const t = useFleetText();
  const optionsOf = (values: readonly string[]) =>
    values.map(value => ({ id: value, label: nameOf(value) }));
  return (
    <Select
      aria-label={t('matrix.group')}
      size="small"
      className={filterStyles.filter}
      icon={<span className={filterStyles.key}>{t('matrix.group')}</span>}
      options={[
        ...optionsOf(known),
        ...(labels.length > 0
          ? [{ title: t('matrix.groupLabels'), options: optionsOf(labels) }]
          : []),
      ]}
      {...(known.length + labels.length > manyChoices && { search: true })}
      value={selected}
      onChange={value => value !== null && onChange(String(value))}
    />
  );
};
