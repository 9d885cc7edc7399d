import {
  CustomFieldValidator,
  FieldExtensionComponentProps,
} from '@backstage/plugin-scaffolder-react';
import {
  explainDnsSubdomain,
  explainLabelValue,
  VocabularyResponse,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { FleetText, useFleetText } from '../../translation';
import { formDataOf } from '../formContext';
import { chosenHubs } from '../useFleetClusters';
import { useVocabulary } from '../useVocabulary';
import { ChoiceField } from './ChoiceField';
import { FieldTrouble } from './FieldTrouble';
import { NewWordField } from './NewWordField';

/** Whether the fleet may not know the word yet. */
type WordOptions = { mayBeNew?: boolean };

interface WordPickerProps
  extends FieldExtensionComponentProps<string, WordOptions> {
  what: string;
  placeholder: string;
  choicesOf: (vocabulary: VocabularyResponse) => readonly string[];
  note?: (vocabulary: VocabularyResponse) => string | undefined;
  whyEmpty: string;
}

const WordPicker = (props: WordPickerProps) => {
  const { data, error, refetch } = useVocabulary();
  if (error) {
    return (
      <FieldTrouble what={props.what} error={error} onRetry={() => refetch()} />
    );
  }
  const Field =
    data && props.uiSchema['ui:options']?.mayBeNew ? NewWordField : ChoiceField;
  return (
    <Field
      label={props.schema.title ?? props.name}
      choices={data ? props.choicesOf(data) : []}
      value={props.formData}
      onChange={props.onChange}
      isRequired={props.required}
      isDisabled={props.disabled}
      placeholder={props.placeholder}
      note={(data && props.note?.(data)) ?? props.schema.description}
      whyEmpty={data && props.whyEmpty}
    />
  );
};

export const EnvironmentPicker = (
  props: FieldExtensionComponentProps<string, WordOptions>,
) => {
  const t = useFleetText();
  return (
    <WordPicker
      {...props}
      what={t('form.theEnvironments')}
      placeholder={t('form.chooseEnvironment')}
      choicesOf={({ environments }) => environments}
      whyEmpty={t('form.noEnvironments')}
    />
  );
};

/** The AppProjects that every chosen hub has; those of all hubs while none is chosen. */
export const ProjectPicker = (props: FieldExtensionComponentProps<string>) => {
  const t = useFleetText();
  const hubs = chosenHubs(formDataOf(props));
  const projectsOf = ({ projects }: VocabularyResponse) => {
    const asked = hubs ?? [...new Set(projects.map(({ hub }) => hub))];
    const names = [...new Set(projects.map(({ name }) => name))].sort();
    return names.filter(name =>
      asked.every(hub => projects.some(p => p.hub === hub && p.name === name)),
    );
  };
  return (
    <WordPicker
      {...props}
      what={t('form.theProjects')}
      placeholder={t('form.chooseProject')}
      choicesOf={projectsOf}
      whyEmpty={projectsMissing(hubs, t)}
      note={vocabulary =>
        hubs && hubs.length > 1 && vocabulary.projects.length > 0
          ? t('form.projectsOfAll', { hubs: inARow(hubs, t) })
          : undefined
      }
    />
  );
};

function projectsMissing(hubs: string[] | undefined, t: FleetText): string {
  if (!hubs) return t('form.noProjects');
  return hubs.length > 1
    ? t('form.noProjectsOfAll', { hubs: inARow(hubs, t) })
    : t('form.noProjectsOf', { hub: hubs[0] });
}

/** `a, b and c`, of two or more. */
function inARow(names: string[], t: FleetText): string {
  return t('list.and', {
    first: names.slice(0, -1).join(', '),
    last: names[names.length - 1],
  });
}

/** Values that clusters have for the label that `ui:options.clusterLabel` names. */
export const LabelValuePicker = (
  props: FieldExtensionComponentProps<
    string,
    WordOptions & { clusterLabel?: string }
  >,
) => {
  const t = useFleetText();
  const label = props.uiSchema['ui:options']?.clusterLabel ?? props.name;
  return (
    <WordPicker
      {...props}
      what={t('form.theValues', { label })}
      placeholder={t('form.chooseValue', { label })}
      choicesOf={({ labels }) => labels[label] ?? []}
      whyEmpty={t('form.noValues', { label })}
    />
  );
};

/**
 * Inside of a list of objects the scaffolder hands over the whole list; what
 * is wrong there is found by the review and by the action.
 */
const validateWord =
  (
    explain: (value: string) => string | undefined,
  ): CustomFieldValidator<string> =>
  (value, validation) => {
    const problem = typeof value === 'string' ? explain(value) : undefined;
    if (problem) {
      validation.addError(`${problem[0].toUpperCase()}${problem.slice(1)}.`);
    }
  };

export const validateLabelValue = validateWord(explainLabelValue);
export const validateProject = validateWord(explainDnsSubdomain);
