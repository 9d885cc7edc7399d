import { Select } from '@backstage/ui';
import { useFleetText } from '../../translation';

export interface ChoiceFieldProps {
  label: string;
  /** Values that the fleet has now. */
  choices: readonly string[];
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  isRequired?: boolean;
  isDisabled?: boolean;
  placeholder: string;
  /** Under the field. */
  note?: string;
  /** Why there is nothing to choose, and what to do; given once the fleet was read. */
  whyEmpty?: string;
}

/** One of the words that the fleet knows; what is chosen already is always among them. */
export const ChoiceField = (props: ChoiceFieldProps) => {
  const { choices, value, onChange } = props;
  const t = useFleetText();
  const options = [...new Set([...choices, ...(value ? [value] : [])])];
  const isEmpty = options.length === 0 && props.whyEmpty !== undefined;
  return (
    <Select
      label={props.label}
      secondaryLabel={props.isRequired ? t('form.required') : undefined}
      description={isEmpty ? props.whyEmpty : props.note}
      options={options.map(id => ({ id, label: id }))}
      value={value ?? null}
      onChange={key => onChange(key === null ? undefined : String(key))}
      placeholder={props.placeholder}
      isRequired={props.isRequired}
      validationBehavior="aria"
      isDisabled={props.isDisabled || isEmpty}
      search={options.length > 10 ? true : undefined}
    />
  );
};
