import { Button } from '@backstage/ui';
import { RiAddLine } from '@remixicon/react';
import { FleetText, useFleetText } from '../../translation';
import { FieldTrouble } from '../pickers/FieldTrouble';
import { useVocabulary } from '../useVocabulary';
import { ConditionRow } from './ConditionRow';
import { SelectorRow } from './selectorRows';
import styles from './SelectorBuilder.module.css';

export interface ConditionsProps {
  rows: SelectorRow[];
  onChange: (rows: SelectorRow[]) => void;
  isDisabled?: boolean;
}

/** The conditions of a label selector, a row for each, with the labels that the fleet has. */
export const Conditions = ({ rows, onChange, isDisabled }: ConditionsProps) => {
  const t = useFleetText();
  const { data, error, refetch } = useVocabulary();
  const labels = data?.labels ?? {};
  return (
    <>
      {error && (
        <FieldTrouble
          what={t('form.theLabels')}
          error={error}
          onRetry={() => refetch()}
        />
      )}
      <div className={styles.conditions}>
        {rows.map((row, index) => (
          <ConditionRow
            // Rows have no name of their own and only ever go from the end.
            // eslint-disable-next-line react/no-array-index-key
            key={index}
            number={index + 1}
            row={row}
            labels={labels}
            onChange={changed =>
              onChange(rows.map((one, at) => (at === index ? changed : one)))
            }
            onRemove={() => onChange(rows.filter((_, at) => at !== index))}
            isDisabled={isDisabled}
          />
        ))}
      </div>
      <div className={styles.footer}>
        <Button
          variant="secondary"
          iconStart={<RiAddLine aria-hidden />}
          onPress={() =>
            onChange([...rows, { key: '', operator: 'In', values: [] }])
          }
          isDisabled={isDisabled}
        >
          {t('selector.add')}
        </Button>
        <span className={styles.note}>{labelNote(labels, t)}</span>
      </div>
    </>
  );
};

/** So many labels are named; of the others the number is. */
const labelsNamed = 4;

function labelNote(labels: Record<string, string[]>, t: FleetText): string {
  const keys = Object.keys(labels);
  if (keys.length === 0) return '';
  const named = keys.slice(0, labelsNamed).join(', ');
  return keys.length > labelsNamed
    ? t('selector.knownAndMore', {
        labels: named,
        n: keys.length - labelsNamed,
      })
    : t('selector.known', { labels: named });
}
