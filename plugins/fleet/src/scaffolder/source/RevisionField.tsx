import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { TextField } from '@backstage/ui';
import '../../components/theme.module.css';
import { formDataOf } from '../formContext';
import { usePresentApplicationSet } from '../present/usePresentApplicationSet';
import { KnownRevisions } from './KnownRevisions';
import styles from './SourceField.module.css';

/** Another release of the chart that the service `name` has now. */
export const RevisionField = (props: FieldExtensionComponentProps<string>) => {
  const { formData, onChange, schema, name, idSchema, disabled } = props;
  const { data } = usePresentApplicationSet(formDataOf(props));
  return (
    <div className={styles.fields}>
      <TextField
        id={idSchema?.$id}
        label={schema.title ?? name}
        description={schema.description}
        value={formData ?? ''}
        onChange={text => onChange(text === '' ? undefined : text)}
        isDisabled={disabled}
        autoComplete="off"
        spellCheck="false"
      />
      <div className={styles.room}>
        <KnownRevisions
          source={data?.intent.source ?? {}}
          onChoose={onChange}
          isDisabled={disabled}
        />
      </div>
    </div>
  );
};
