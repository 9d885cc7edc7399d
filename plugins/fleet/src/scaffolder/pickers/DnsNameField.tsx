import {
  explainDnsLabel,
  suggestDnsLabel,
} from '@fleet-portal/backstage-plugin-fleet-common';
import {
  CustomFieldValidator,
  FieldExtensionComponentProps,
} from '@backstage/plugin-scaffolder-react';
import { Button, Flex, TextField } from '@backstage/ui';
import { useFleetText } from '../../translation';

/** A DNS-1123 label: says at once what is wrong with it, and offers what would be right. */
export const DnsNameField = (props: FieldExtensionComponentProps<string>) => {
  const { formData, onChange, required, schema, name, idSchema } = props;
  const t = useFleetText();
  const value = formData ?? '';
  const suggestion =
    value && explainDnsLabel(value) ? suggestDnsLabel(value) : undefined;
  return (
    <Flex direction="column" gap="2" align="start">
      <TextField
        id={idSchema?.$id}
        label={schema.title ?? name}
        secondaryLabel={required ? t('form.required') : undefined}
        description={schema.description}
        value={value}
        onChange={text => onChange(text === '' ? undefined : text)}
        validate={text => (text === '' ? undefined : problemOf(text))}
        validationBehavior="aria"
        isRequired={required}
        isDisabled={props.disabled}
        autoComplete="off"
        spellCheck="false"
        style={{ width: '100%' }}
      />
      {suggestion && (
        <Button
          variant="tertiary"
          size="small"
          onPress={() => onChange(suggestion)}
        >
          {t('form.use', { suggestion })}
        </Button>
      )}
    </Flex>
  );
};

function problemOf(value: string): string | undefined {
  const problem = explainDnsLabel(value);
  return problem && `${problem[0].toUpperCase()}${problem.slice(1)}.`;
}

export const validateDnsName: CustomFieldValidator<string> = (
  value,
  validation,
) => {
  // Inside of a list of objects the scaffolder hands over the whole list.
  const problem = typeof value === 'string' ? problemOf(value) : undefined;
  if (problem) validation.addError(problem);
};
