import { FieldLabel } from '@backstage/ui';
import { ReactNode, useId } from 'react';
import '../../components/theme.module.css';
import { useFleetText } from '../../translation';
import styles from './lists.module.css';

export interface FieldGroupProps {
  label: string;
  description?: string;
  isRequired?: boolean;
  children: ReactNode;
}

/** Several inputs that are one field of a form, under its label. */
export const FieldGroup = (props: FieldGroupProps) => {
  const { label, description, isRequired, children } = props;
  const t = useFleetText();
  const id = useId();
  return (
    <div role="group" aria-labelledby={id} className={styles.group}>
      <FieldLabel
        id={id}
        label={label}
        secondaryLabel={isRequired ? t('form.required') : undefined}
        description={description}
      />
      {children}
    </div>
  );
};
