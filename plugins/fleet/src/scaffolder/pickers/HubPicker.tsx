import {
  CustomFieldValidator,
  FieldExtensionComponentProps,
} from '@backstage/plugin-scaffolder-react';
import { CheckboxGroup, Checkbox } from '@backstage/ui';
import { useEffect, useRef } from 'react';
import { fleetTextOf, useFleetText } from '../../translation';
import { useVocabulary } from '../useVocabulary';
import { ChoiceField } from './ChoiceField';
import { FieldTrouble } from './FieldTrouble';

type HubPickerProps = FieldExtensionComponentProps<
  string | string[],
  HubOptions
>;

export type HubOptions = {
  /** None chosen means every hub that has it, so that none has to be. */
  mayBeEmpty?: boolean;
};

/** The hubs of the fleet: a list field gets check boxes, all ticked at first; a text field gets one. */
export const HubPicker = (props: HubPickerProps) => {
  const { formData, onChange, schema } = props;
  const t = useFleetText();
  const { data, error, refetch } = useVocabulary();
  const many = schema.type === 'array';
  const hubs = data?.hubs;
  const touched = useRef(formData !== undefined && formData.length > 0);
  useEffect(() => {
    if (!many || !hubs || touched.current) return;
    touched.current = true;
    onChange([...hubs]);
  }, [hubs, many, onChange]);

  if (error) {
    return (
      <FieldTrouble
        what={t('form.theHubs')}
        error={error}
        onRetry={() => refetch()}
      />
    );
  }
  const label = schema.title ?? t('form.hubs');
  const whyEmpty = hubs && t('form.noHubs');
  if (!many) {
    return (
      <ChoiceField
        label={label}
        note={schema.description}
        whyEmpty={whyEmpty}
        choices={hubs ?? []}
        value={typeof formData === 'string' ? formData : undefined}
        onChange={onChange}
        isRequired={props.required}
        isDisabled={props.disabled}
        placeholder={t('form.chooseHub')}
      />
    );
  }
  const chosen = Array.isArray(formData) ? formData : [];
  const all = [...new Set([...(hubs ?? []), ...chosen])];
  return (
    <CheckboxGroup
      label={label}
      description={(all.length === 0 && whyEmpty) || schema.description}
      value={chosen}
      onChange={onChange}
      isRequired={props.required}
      validationBehavior="aria"
      isDisabled={props.disabled}
      orientation="horizontal"
    >
      {all.map(hub => (
        <Checkbox key={hub} value={hub}>
          {hub}
        </Checkbox>
      ))}
    </CheckboxGroup>
  );
};

export const validateHubs: CustomFieldValidator<
  string | string[],
  HubOptions
> = async (value, validation, { apiHolder, uiSchema }) => {
  if (uiSchema?.['ui:options']?.mayBeEmpty) return;
  if (value === undefined || value.length === 0) {
    const t = await fleetTextOf(apiHolder);
    validation.addError(t('form.chooseSomeHub'));
  }
};
