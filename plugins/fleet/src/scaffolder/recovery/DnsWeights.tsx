import {
  CustomFieldValidator,
  FieldExtensionComponentProps,
} from '@backstage/plugin-scaffolder-react';
import { Button, ButtonIcon, NumberField, TextField } from '@backstage/ui';
import { RiAddLine, RiCloseLine } from '@remixicon/react';
import { fleetTextOf, useFleetText } from '../../translation';
import { FieldGroup } from '../lists/FieldGroup';
import { useDraft } from '../useDraft';
import {
  DnsWeight,
  mostWeight,
  problemOf,
  rowsOf,
  shareOf,
  sumOf,
  weightsOf,
} from './dnsWeightRows';
import styles from './DnsWeights.module.css';

/** Weights of DNS records, a row for each, and what they come to. */
export const DnsWeights = (
  props: FieldExtensionComponentProps<DnsWeight[]>,
) => {
  const { formData, onChange, schema, required, disabled } = props;
  const t = useFleetText();
  const [rows, setRows] = useDraft({
    value: formData,
    onChange,
    draftOf: rowsOf,
    valueOf: weightsOf,
  });
  const weights = weightsOf(rows);
  return (
    <FieldGroup
      label={schema.title ?? props.name}
      description={schema.description}
      isRequired={required}
    >
      {rows.map((row, index) => (
        <Row
          // Rows have no name of their own.
          // eslint-disable-next-line react/no-array-index-key
          key={index}
          n={index + 1}
          row={row}
          share={shareOf(row, weights)}
          isDisabled={disabled}
          isOnly={rows.length === 1}
          onChange={next =>
            setRows(rows.map((one, at) => (at === index ? next : one)))
          }
          onRemove={() => setRows(rows.filter((_, at) => at !== index))}
        />
      ))}
      <div className={styles.footer}>
        <Button
          variant="tertiary"
          size="small"
          iconStart={<RiAddLine aria-hidden />}
          onPress={() => setRows([...rows, {}])}
          isDisabled={disabled || weights.length < rows.length}
        >
          {t('dnsWeights.add')}
        </Button>
        <span role="status" className={styles.sum}>
          {weights.length > 0 && t('dnsWeights.sum', { sum: sumOf(weights) })}
        </span>
      </div>
    </FieldGroup>
  );
};

interface RowProps {
  n: number;
  row: DnsWeight;
  /** Of 100 answers. */
  share: number | undefined;
  isDisabled?: boolean;
  isOnly: boolean;
  onChange: (row: DnsWeight) => void;
  onRemove: () => void;
}

const Row = (props: RowProps) => {
  const { n, row, share, isDisabled, isOnly, onChange, onRemove } = props;
  const t = useFleetText();
  return (
    <div
      role="group"
      aria-label={t('dnsWeights.record', { n })}
      className={styles.row}
    >
      <TextField
        className={styles.file}
        label={t('dnsWeights.file')}
        placeholder="apps/shop/us-east-1/gateway.yaml"
        value={row.file ?? ''}
        onChange={file => onChange({ ...row, file: file.trim() })}
        isDisabled={isDisabled}
        autoComplete="off"
        spellCheck="false"
      />
      <TextField
        label={t('dnsWeights.setIdentifier')}
        placeholder="us-east-1"
        value={row.setIdentifier ?? ''}
        onChange={word => onChange({ ...row, setIdentifier: word.trim() })}
        isDisabled={isDisabled}
        autoComplete="off"
        spellCheck="false"
      />
      <NumberField
        label={t('dnsWeights.weight', { most: mostWeight })}
        minValue={0}
        maxValue={mostWeight}
        step={1}
        value={row.weight ?? NaN}
        onChange={weight =>
          onChange({
            ...row,
            weight: Number.isNaN(weight) ? undefined : weight,
          })
        }
        isDisabled={isDisabled}
      />
      <ButtonIcon
        variant="tertiary"
        icon={<RiCloseLine aria-hidden />}
        aria-label={t('dnsWeights.remove', { n })}
        onPress={onRemove}
        isDisabled={isDisabled || isOnly}
      />
      {share !== undefined && (
        <span className={styles.share}>
          {t('dnsWeights.share', { percent: share })}
        </span>
      )}
    </div>
  );
};

export const validateDnsWeights: CustomFieldValidator<DnsWeight[]> = async (
  weights = [],
  validation,
  { apiHolder },
) => {
  const found = problemOf(weights);
  if (!found) return;
  const t = await fleetTextOf(apiHolder);
  validation.addError(
    found.problem === 'twice'
      ? t('dnsWeights.twice', {
          file: found.file,
          setIdentifier: found.setIdentifier,
        })
      : t(`dnsWeights.${found.problem}` as const),
  );
};
