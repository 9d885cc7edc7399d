import { Button, ButtonIcon, TextField } from '@backstage/ui';
import { RiAddLine, RiArrowGoBackLine, RiCloseLine } from '@remixicon/react';
import { useFleetText } from '../../translation';
import { LabelRow, problemOf } from './labelEdits';
import styles from './whatif.module.css';

export interface LabelRowsProps {
  rows: readonly LabelRow[];
  onChange: (rows: LabelRow[]) => void;
}

/** The labels of a cluster, each to change, to take away, or to add. */
export const LabelRows = ({ rows, onChange }: LabelRowsProps) => {
  const t = useFleetText();
  const replace = (row: LabelRow) =>
    onChange(rows.map(one => (one.id === row.id ? row : one)));
  const nextId = Math.max(-1, ...rows.map(({ id }) => id)) + 1;
  return (
    <div className={styles.rows}>
      {rows.map(row => (
        <Row
          key={row.id}
          row={row}
          onChange={replace}
          onRemove={() =>
            row.present
              ? replace({ ...row, removed: !row.removed })
              : onChange(rows.filter(one => one.id !== row.id))
          }
        />
      ))}
      <div>
        <Button
          variant="tertiary"
          size="small"
          iconStart={<RiAddLine />}
          onPress={() =>
            onChange([
              ...rows,
              {
                id: nextId,
                key: '',
                value: '',
                present: false,
                removed: false,
              },
            ])
          }
        >
          {t('whatIf.add')}
        </Button>
      </div>
    </div>
  );
};

const Row = ({
  row,
  onChange,
  onRemove,
}: {
  row: LabelRow;
  onChange: (row: LabelRow) => void;
  onRemove: () => void;
}) => {
  const t = useFleetText();
  const { key, value, present, removed } = row;
  const problem = problemOf(row);
  const name = key || t('whatIf.newLabel');
  return (
    <div className={styles.row} role="group" aria-label={name}>
      {present ? (
        <span className={styles.key} data-removed={removed ? '' : undefined}>
          {key}
        </span>
      ) : (
        <TextField
          aria-label={t('whatIf.key')}
          placeholder={t('whatIf.key')}
          size="small"
          value={key}
          onChange={next => onChange({ ...row, key: next.trim() })}
        />
      )}
      <TextField
        aria-label={t('whatIf.valueIn', { key: name })}
        size="small"
        value={removed ? '' : value}
        isDisabled={removed}
        onChange={next => onChange({ ...row, value: next.trim() })}
      />
      <ButtonIcon
        variant="tertiary"
        size="small"
        icon={
          removed ? (
            <RiArrowGoBackLine aria-hidden />
          ) : (
            <RiCloseLine aria-hidden />
          )
        }
        aria-label={
          removed
            ? t('whatIf.keep', { key: name })
            : t('whatIf.remove', { key: name })
        }
        onPress={onRemove}
      />
      {problem && (
        <span className={styles.problem} role="status">
          {t(`whatIf.${problem}`)}
        </span>
      )}
    </div>
  );
};
