import { Button, Flex, TextField } from '@backstage/ui';
import { useState } from 'react';
import { useFleetText } from '../../translation';
import { ChoiceField, ChoiceFieldProps } from './ChoiceField';

/** A word that the fleet knows, or one that it is to know from now on: the first cluster of a region brings it. */
export const NewWordField = (props: ChoiceFieldProps) => {
  const { label, choices, value } = props;
  const t = useFleetText();
  const [isTyped, setTyped] = useState(false);
  if (!isTyped && choices.length > 0) {
    return (
      <Flex direction="column" gap="1" align="start">
        <div style={{ width: '100%' }}>
          <ChoiceField {...props} />
        </div>
        <Switch label={label} to="typeAnother" onPress={() => setTyped(true)} />
      </Flex>
    );
  }
  return (
    <Flex direction="column" gap="1" align="start">
      <TextField
        label={label}
        secondaryLabel={props.isRequired ? t('form.required') : undefined}
        description={props.note}
        value={value ?? ''}
        onChange={text => props.onChange(text.trim() || undefined)}
        isRequired={props.isRequired}
        validationBehavior="aria"
        isDisabled={props.isDisabled}
        autoComplete="off"
        spellCheck="false"
        style={{ width: '100%' }}
      />
      {choices.length > 0 && (
        <Switch
          label={label}
          to="fromTheList"
          onPress={() => setTyped(false)}
        />
      )}
    </Flex>
  );
};

const Switch = (props: {
  label: string;
  to: 'typeAnother' | 'fromTheList';
  onPress: () => void;
}) => {
  const t = useFleetText();
  const words = t(`form.${props.to}` as const);
  return (
    <Button
      variant="tertiary"
      size="small"
      aria-label={`${props.label}: ${words}`}
      onPress={props.onPress}
    >
      {words}
    </Button>
  );
};
