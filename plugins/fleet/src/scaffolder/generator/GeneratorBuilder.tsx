import {
  CustomFieldValidator,
  FieldExtensionComponentProps,
} from '@backstage/plugin-scaffolder-react';
import { Select } from '@backstage/ui';
import {
  describeProblems,
  FieldProblem,
  fieldProblems,
  hubProblems,
  placementGeneratorSchema,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { useId } from 'react';
import { Panel } from '../../components/layout';
import '../../components/theme.module.css';
import { FleetText, fleetTextOf, useFleetText } from '../../translation';
import { formDataOf, isRecord } from '../formContext';
import { Conditions } from '../placement/Conditions';
import { draftRequests } from '../placement/draftIntent';
import { PlacementPanel } from '../placement/PlacementPanel';
import selectorStyles from '../placement/SelectorBuilder.module.css';
import { usePlacementPreviews } from '../placement/usePlacementPreview';
import { useDraft } from '../useDraft';
import { chosenHubs } from '../useFleetClusters';
import styles from './GeneratorBuilder.module.css';
import {
  DraftKind,
  draftOf,
  GeneratorDraft,
  GeneratorFormValue,
  generatorKinds,
  isBlank,
  valueOf,
} from './generatorDraft';
import { GitPaths, GitRepository } from './GitPaths';
import { Places } from './Places';

type Props = FieldExtensionComponentProps<GeneratorFormValue>;

/** Which clusters? By labels, by name, by files or by folders in Git; and beside it what that takes right now. */
export const GeneratorBuilder = (props: Props) => {
  const { formData, onChange, schema, disabled } = props;
  const t = useFleetText();
  const noteId = useId();
  const title = schema.title ?? t('selector.title');
  const form = formDataOf(props);
  const placement = usePlacementPreviews(
    draftRequests({ ...(isRecord(form) ? form : {}), generator: formData }),
  );
  const [draft, setDraft] = useDraft({
    value: formData,
    onChange,
    draftOf,
    valueOf,
  });
  const set = (change: Partial<GeneratorDraft>) =>
    setDraft({ ...draft, ...change });
  const problems = isBlank(draft) ? [] : problemsOf(formData, form);
  return (
    <div className={selectorStyles.beside}>
      <div role="group" aria-label={title} aria-describedby={noteId}>
        <Panel title={title}>
          <div className={styles.rows}>
            <Select
              label={t('generator.by')}
              options={generatorKinds.map(id => ({
                id,
                label: t(`generator.${id}`),
              }))}
              value={draft.kind}
              onChange={key => {
                const kind = generatorKinds.find(one => one === key);
                if (kind) set({ kind });
              }}
              isDisabled={disabled}
            />
            <p id={noteId} className={selectorStyles.note}>
              {t(`generator.${draft.kind}Note`)}
            </p>
            <Inputs
              draft={draft}
              onChange={set}
              form={form}
              isDisabled={disabled}
            />
          </div>
          {problems.length > 0 && (
            <p className={selectorStyles.problem}>
              {problemWords(problems, t)}
            </p>
          )}
        </Panel>
      </div>
      <PlacementPanel
        placement={placement}
        empty={t(`generator.${draft.kind}Needed`)}
      />
    </div>
  );
};

interface InputsProps {
  draft: GeneratorDraft;
  onChange: (change: Partial<GeneratorDraft>) => void;
  form: unknown;
  isDisabled?: boolean;
}

const inFolders: DraftKind[] = ['folders', 'matrix'];
const byLabels: DraftKind[] = ['labels', 'matrix'];

/** What the kind asks for. */
const Inputs = ({ draft, onChange, form, isDisabled }: InputsProps) => {
  const { kind } = draft;
  return (
    <>
      {kind === 'names' && (
        <Places
          places={draft.places}
          onChange={places => onChange({ places })}
          form={form}
          isDisabled={isDisabled}
        />
      )}
      {kind === 'files' && (
        <GitPaths
          rows={draft.files}
          onChange={files => onChange({ files })}
          example="apps/shop/placements/*.yaml"
          canExclude={false}
          isDisabled={isDisabled}
        />
      )}
      {inFolders.includes(kind) && (
        <GitPaths
          rows={draft.directories}
          onChange={directories => onChange({ directories })}
          example="apps/shop/parts/*"
          canExclude
          isDisabled={isDisabled}
        />
      )}
      {kind === 'folders' && (
        <Places
          places={[draft.place]}
          onChange={([place = { cluster: '', env: '' }]) => onChange({ place })}
          form={form}
          isSingle
          isDisabled={isDisabled}
        />
      )}
      {byLabels.includes(kind) && (
        <Conditions
          rows={draft.conditions}
          onChange={conditions => onChange({ conditions })}
          isDisabled={isDisabled}
        />
      )}
      {(kind === 'files' || inFolders.includes(kind)) && (
        <GitRepository
          draft={draft}
          onChange={onChange}
          isDisabled={isDisabled}
        />
      )}
    </>
  );
};

function problemsOf(value: unknown, form: unknown): FieldProblem[] {
  const parsed = placementGeneratorSchema.safeParse(value);
  if (!parsed.success) return fieldProblems(parsed.error);
  const hubs = chosenHubs(form);
  return hubs ? hubProblems(parsed.data, hubs) : [];
}

/** `git.files[0].path: …` as a person would say it. */
function problemWords(problems: readonly FieldProblem[], t: FleetText): string {
  const words: [RegExp, string][] = [
    [/\.path$|\.files$|\.directories$/, t('generator.path')],
    [/\.elements$|\.hub$/, t('generator.clusters')],
    [/\.cluster$/, t('generator.cluster')],
    [/\.env$/, t('generator.environment')],
    [/\.repoURL$/, t('generator.repository')],
    [/\.revision$/, t('generator.revision')],
    [/\.key$/, t('selector.label')],
  ];
  const named = problems.map(({ field, message }) => ({
    field:
      words.find(([pattern]) => pattern.test(field))?.[1] ??
      t('selector.values'),
    message,
  }));
  return `${describeProblems(named)}.`;
}

export const validatePlacementGenerator: CustomFieldValidator<
  GeneratorFormValue
> = async (value, validation, { apiHolder, formData }) => {
  const t = await fleetTextOf(apiHolder);
  const draft = draftOf(value);
  const problems = problemsOf(value, formData);
  if (isBlank(draft)) {
    validation.addError(t(`generator.${draft.kind}Needed`));
  } else if (problems.length > 0) {
    validation.addError(problemWords(problems, t));
  }
};
