import {
  CustomFieldValidator,
  FieldExtensionComponentProps,
} from '@backstage/plugin-scaffolder-react';
import {
  describeProblems,
  FieldProblem,
  fieldProblems,
  generatorIntentSchema,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { useId } from 'react';
import { Panel } from '../../components/layout';
import '../../components/theme.module.css';
import { FleetText, fleetTextOf, useFleetText } from '../../translation';
import { formDataOf, isRecord } from '../formContext';
import { useDraft } from '../useDraft';
import { Conditions } from './Conditions';
import { draftRequests } from './draftIntent';
import { PlacementPanel } from './PlacementPanel';
import { generatorOf, GeneratorValue, rowsOf } from './selectorRows';
import styles from './SelectorBuilder.module.css';
import { usePlacementPreviews } from './usePlacementPreview';

type Props = FieldExtensionComponentProps<GeneratorValue>;

/** Which clusters? Rows of conditions, and beside them what they take right now. */
export const SelectorBuilder = (props: Props) => {
  const { formData, onChange, schema, disabled } = props;
  const t = useFleetText();
  const noteId = useId();
  const title = schema.title ?? t('selector.title');
  const form = formDataOf(props);
  const placement = usePlacementPreviews(
    draftRequests({ ...(isRecord(form) ? form : {}), generator: formData }),
  );
  const [rows, set] = useDraft({
    value: formData,
    onChange,
    draftOf: rowsOf,
    valueOf: generatorOf,
  });
  const problems = rows.length > 0 ? problemsOf(formData) : [];

  return (
    <div className={styles.beside}>
      <div role="group" aria-label={title} aria-describedby={noteId}>
        <Panel title={title}>
          <p id={noteId} className={styles.note}>
            {schema.description ?? t('selector.note')}
          </p>
          <Conditions rows={rows} onChange={set} isDisabled={disabled} />
          {problems.length > 0 && (
            <p className={styles.problem}>{conditionProblems(problems, t)}</p>
          )}
        </Panel>
      </div>
      <PlacementPanel placement={placement} empty={t('selector.empty')} />
    </div>
  );
};

function problemsOf(value: GeneratorValue | undefined): FieldProblem[] {
  const parsed = generatorIntentSchema.safeParse(value);
  return parsed.success ? [] : fieldProblems(parsed.error);
}

/** `clusters.selector.matchExpressions[0].values: …` as a person would say it. */
function conditionProblems(
  problems: readonly FieldProblem[],
  t: FleetText,
): string {
  return `${describeProblems(
    problems.map(({ field, message }) => ({
      field: field.endsWith('.key')
        ? t('selector.label')
        : t('selector.values'),
      message,
    })),
  )}.`;
}

export const validateGenerator: CustomFieldValidator<GeneratorValue> = async (
  value,
  validation,
  { apiHolder },
) => {
  const t = await fleetTextOf(apiHolder);
  if (rowsOf(value).length === 0) {
    validation.addError(t('selector.needed'));
    return;
  }
  const problems = problemsOf(value);
  if (problems.length > 0) validation.addError(conditionProblems(problems, t));
};
