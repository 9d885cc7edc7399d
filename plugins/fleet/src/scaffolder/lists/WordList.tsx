import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { Button, ButtonIcon, TextField } from '@backstage/ui';
import { RiAddLine, RiCloseLine } from '@remixicon/react';
import { useFleetText } from '../../translation';
import { useDraft } from '../useDraft';
import { FieldGroup } from './FieldGroup';
import styles from './lists.module.css';

/** A list of words, a line for each. Lines that are empty are no words. */
export const WordList = (props: FieldExtensionComponentProps<string[]>) => {
  const { formData, onChange, schema, required, disabled } = props;
  const isRefused =
    (props.rawErrors ?? []).length > 0 ||
    Object.keys(props.errorSchema ?? {}).length > 0;
  const t = useFleetText();
  const [lines, setLines] = useDraft({
    value: formData,
    onChange,
    draftOf: linesOf,
    valueOf: (draft: string[]) => draft.filter(word => word !== ''),
  });
  const title = schema.title ?? props.name;
  return (
    <FieldGroup
      label={title}
      description={schema.description}
      isRequired={required}
    >
      {lines.map((word, index) => (
        // Lines have no name of their own.
        // eslint-disable-next-line react/no-array-index-key
        <div key={index} className={styles.line}>
          <TextField
            aria-label={t('lines.line', { title, n: index + 1 })}
            value={word}
            onChange={text =>
              setLines(
                lines.map((one, at) => (at === index ? text.trim() : one)),
              )
            }
            isInvalid={isRefused}
            validationBehavior="aria"
            isDisabled={disabled}
            autoComplete="off"
            spellCheck="false"
          />
          <ButtonIcon
            variant="tertiary"
            icon={<RiCloseLine aria-hidden />}
            aria-label={t('lines.remove', { title, n: index + 1 })}
            onPress={() => setLines(lines.filter((_, at) => at !== index))}
            isDisabled={disabled || lines.length === 1}
          />
        </div>
      ))}
      <div>
        <Button
          variant="tertiary"
          size="small"
          iconStart={<RiAddLine aria-hidden />}
          onPress={() => setLines([...lines, ''])}
          isDisabled={disabled || lines.includes('')}
        >
          {t('lines.add')}
        </Button>
      </div>
    </FieldGroup>
  );
};

/** The form begins a list that must not be empty with an entry that is none. */
function linesOf(words: readonly string[] = []): string[] {
  const lines = words.filter(Boolean);
  return lines.length > 0 ? lines : [''];
}
