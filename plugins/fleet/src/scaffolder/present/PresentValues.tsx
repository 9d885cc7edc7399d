import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { Alert } from '@backstage/ui';
import { useEffect } from 'react';
import { useFleetText } from '../../translation';
import { formDataOf } from '../formContext';
import { FieldTrouble } from '../pickers/FieldTrouble';
import { ByHand } from './ByHand';
import styles from './PresentValues.module.css';
import {
  PresentService,
  usePresentApplicationSet,
} from './usePresentApplicationSet';

type Value = Record<string, unknown>;
type Props = FieldExtensionComponentProps<Value>;

/**
 * An object of the form, filled in with what the service has now. Its fields
 * have the names of the inputs of `fleet:applicationset:update`; what was
 * filled in for another service goes. What the action would refuse to change is
 * not asked for.
 */
export const PresentValues = (props: Props) => {
  const { formData, onChange, schema, uiSchema, registry } = props;
  const t = useFleetText();
  const form = formDataOf(props);
  const { data, error, isLoading, refetch } = usePresentApplicationSet(form);
  const fields = Object.keys(schema.properties ?? {});
  const wanted = data ? filledFor(data) : undefined;
  const isFilled = wanted === undefined || formData?.filledFor === wanted;
  useEffect(() => {
    if (data && !isFilled) {
      onChange({ ...presentOf(data, fields), filledFor: wanted });
    }
  });
  const { SchemaField } = registry.fields;
  const { 'ui:field': _, ...own } = uiSchema ?? {};
  const unread = (data?.unread ?? []).map(({ field }) => field);
  const offered = Object.entries(schema.properties ?? {}).filter(
    ([field]) => !unread.includes(field),
  );
  if (isLoading || !isFilled) return <p>{t('present.reading')}</p>;
  return (
    <div className={styles.present}>
      {error && (
        <FieldTrouble
          what={t('present.theService')}
          error={error}
          onRetry={() => refetch()}
        />
      )}
      {data === null && (
        <Alert status="warning" icon title={t('present.nobodyHasIt')} />
      )}
      {data && <Notes present={data} fields={fields} form={form} />}
      {offered.length > 0 && (
        <SchemaField
          {...props}
          schema={{ ...schema, properties: Object.fromEntries(offered) }}
          uiSchema={own}
        />
      )}
    </div>
  );
};

const Notes = ({
  present,
  fields,
  form,
}: {
  present: PresentService;
  fields: string[];
  form: unknown;
}) => {
  const t = useFleetText();
  const { hub, otherwise, unread } = present;
  return (
    <>
      {otherwise.length > 0 && (
        <Alert
          status="info"
          icon
          title={t('present.otherwise', { hub, hubs: otherwise.join(', ') })}
        />
      )}
      {unread
        .filter(({ field }) => fields.includes(field))
        .map(({ field }) => (
          <ByHand key={field} field={field} present={present} form={form} />
        ))}
    </>
  );
};

/** Other hubs of the same service have something else to fill in. */
function filledFor({ name, manifests }: PresentService): string {
  return `${manifests.map(({ hub }) => hub).join('+')}/${name}`;
}

/**
 * What the portal cannot read is left empty, and stays as it is. An empty list
 * of the form may mean none or nothing, so `filled` names what was read.
 */
function presentOf(
  { intent, unread }: PresentService,
  fields: string[],
): Value {
  const known: Value = {
    ...intent,
    by: intent.values?.by,
    tool: intent.kustomize ? 'kustomize' : 'helm',
    finalizer: intent.finalizer ?? 'hub',
  };
  const filled = fields.filter(
    field =>
      known[field] !== undefined && !unread.some(one => one.field === field),
  );
  return {
    ...Object.fromEntries(filled.map(field => [field, known[field]])),
    filled,
  };
}
