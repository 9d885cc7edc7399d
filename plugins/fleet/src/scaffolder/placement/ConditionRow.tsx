import {
  ConditionOperator,
  conditionOperators,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { ButtonIcon, Select } from '@backstage/ui';
import { RiCloseLine } from '@remixicon/react';
import { useFleetText } from '../../translation';
import { SelectorRow, takesValues } from './selectorRows';
import styles from './SelectorBuilder.module.css';

export interface ConditionRowProps {
  /** From 1, for the names of the controls. */
  number: number;
  row: SelectorRow;
  /** Label key to the values that clusters have. */
  labels: Record<string, string[]>;
  onChange: (row: SelectorRow) => void;
  onRemove: () => void;
  isDisabled?: boolean;
}

/** Label, operator and values of one condition. */
export const ConditionRow = (props: ConditionRowProps) => {
  const { number, row, labels, onChange, isDisabled } = props;
  const t = useFleetText();
  const keys = withOwn(Object.keys(labels), [row.key]);
  const values = withOwn(labels[row.key] ?? [], row.values);
  return (
    <div
      role="group"
      aria-label={t('selector.condition', { n: number })}
      className={styles.condition}
    >
      <Select
        aria-label={t('selector.label')}
        options={keys.map(id => ({ id, label: id }))}
        value={row.key || null}
        onChange={key => onChange({ ...row, key: String(key), values: [] })}
        placeholder={t('selector.label')}
        isDisabled={isDisabled}
      />
      <Select
        aria-label={t('selector.operator')}
        options={conditionOperators.map(id => ({
          id,
          label: t(`selector.${id}`),
        }))}
        value={row.operator}
        onChange={key => {
          const operator = conditionOperators.find(one => one === key);
          if (operator) onChange(withOperator(row, operator));
        }}
        isDisabled={isDisabled}
      />
      {takesValues(row.operator) ? (
        <Select
          aria-label={t('selector.values')}
          selectionMode="multiple"
          options={values.map(id => ({ id, label: id }))}
          value={row.values}
          onChange={chosen =>
            onChange({ ...row, values: chosen.map(String).sort() })
          }
          placeholder={t('selector.values')}
          isDisabled={isDisabled || row.key === ''}
        />
      ) : (
        <span />
      )}
      <ButtonIcon
        variant="tertiary"
        icon={<RiCloseLine aria-hidden />}
        aria-label={t('selector.remove', { n: number })}
        onPress={props.onRemove}
        isDisabled={isDisabled}
      />
    </div>
  );
};

function withOperator(row: SelectorRow, operator: ConditionOperator) {
  return { ...row, operator, values: takesValues(operator) ? row.values : [] };
}

/** What the form holds stays to be seen when no cluster has it any more. */
function withOwn(known: readonly string[], own: readonly string[]): string[] {
  return [...new Set([...known, ...own.filter(one => one !== '')])];
}
