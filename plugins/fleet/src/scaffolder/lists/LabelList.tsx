import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { LabelRow, LabelRows } from '../../components/whatif';
import { useDraft } from '../useDraft';
import { FieldGroup } from './FieldGroup';

export interface LabelEntry {
  key: string;
  value?: string;
}

/** Labels that something is to have, a line for each. */
export const LabelList = (
  props: FieldExtensionComponentProps<LabelEntry[]>,
) => {
  const { formData, onChange, schema, required } = props;
  const [rows, setRows] = useDraft({
    value: formData,
    onChange,
    draftOf: rowsOf,
    valueOf: entriesOf,
  });
  return (
    <FieldGroup
      label={schema.title ?? props.name}
      description={schema.description}
      isRequired={required}
    >
      <LabelRows rows={rows} onChange={setRows} />
    </FieldGroup>
  );
};

function rowsOf(entries: LabelEntry[] | undefined): LabelRow[] {
  return (entries ?? []).map(({ key, value = '' }, id) => ({
    id,
    key,
    value,
    present: false,
    removed: false,
  }));
}

/** A line that is half filled in is refused later, not forgotten. */
function entriesOf(rows: readonly LabelRow[]): LabelEntry[] {
  return rows
    .filter(({ key, value }) => key !== '' || value !== '')
    .map(({ key, value }) => ({ key, value }));
}
