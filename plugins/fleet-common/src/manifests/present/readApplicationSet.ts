import { LABEL_BACKSTAGE_NAME } from '../../annotations';
import { ApplicationSetIntent, finalizers } from '../applicationSetIntent';
import {
  buildApplicationSet,
  DEFAULT_ENVIRONMENT_LABEL,
  finalizerOf,
} from '../buildApplicationSet';
import type { FieldProblem } from '../fields';
import { REGION_LABEL, toPlacement } from '../generators';
import { FleetRepository, resolveRepository } from '../repository';
import { at, listAt, Plain, plainAt, same, textAt } from './plain';
import { readGenerator } from './readGenerator';
import { readSource } from './readSource';

/** An ApplicationSet as the portal would be asked for it. */
export interface PresentApplicationSet {
  intent: ApplicationSetIntent;
  /** Fields of the intent that stand for something else, and why they cannot be changed here. */
  unread: FieldProblem[];
}

const templateSpec = ['spec', 'template', 'spec'];

/**
 * What was wanted of an ApplicationSet that is there: the inverse of
 * {@link buildApplicationSet}. What it cannot read has a stand-in in the intent
 * and is in `unread`; it stays as it is, whatever else is changed.
 */
export function readApplicationSet(
  present: Plain,
  repository: FleetRepository,
): PresentApplicationSet {
  const spec = plainAt(present, ...templateSpec);
  const name = textAt(present, 'metadata', 'name') ?? '';
  const goTemplate = at(present, 'spec', 'goTemplate') === true;
  const environmentLabel = environmentLabelOf(present);
  const written = at(present, 'spec', 'generators');
  const labels = [environmentLabel, REGION_LABEL];
  const generator = readGenerator(written, labels);
  const chosen = generator ?? {
    clusters: { selector: { matchLabels: { env: 'unread' } } },
  };
  const placement = toPlacement(chosen, {
    repository,
    environmentLabel,
    goTemplate,
  });
  const words = { ...placement, cluster: placement.name };
  const { gitUrl, branch } = resolveRepository(repository);
  const read = readSource(spec, words, { name, gitUrl, branch });
  const intent: ApplicationSetIntent = {
    name,
    hubs: [],
    generator: chosen,
    project: textAt(spec, 'project') ?? 'default',
    namespace: textAt(spec, 'destination', 'namespace') ?? 'default',
    repository,
    ...read,
    source: read.source ?? { path: 'unread' },
    environmentLabel,
    goTemplate,
    syncPolicy: syncPolicyOf(plainAt(spec, 'syncPolicy')),
    rollingSync: listAt(
      present,
      ...['spec', 'strategy', 'rollingSync', 'steps'],
    ).map(step => ({
      environments: listAt(step, 'matchExpressions', 0, 'values').map(String),
      ...(at(step, 'maxUpdate') !== undefined && {
        maxUpdate: String(at(step, 'maxUpdate')),
      }),
    })),
    preserveResourcesOnDeletion:
      at(present, 'spec', 'syncPolicy', 'preserveResourcesOnDeletion') === true,
    ...finalizerIn(present),
  };
  return { intent, unread: unreadOf(present, intent, generator !== undefined) };
}

/** The label whose value the template writes onto the Applications. */
function environmentLabelOf(present: Plain): string {
  const labels = plainAt(present, 'spec', 'template', 'metadata', 'labels');
  const isTemplate = ([key, value]: [string, unknown]) =>
    key !== LABEL_BACKSTAGE_NAME && String(value).includes('{{');
  const names = Object.entries(labels)
    .filter(isTemplate)
    .map(([key]) => key);
  return names.includes(DEFAULT_ENVIRONMENT_LABEL)
    ? DEFAULT_ENVIRONMENT_LABEL
    : names[0] ?? DEFAULT_ENVIRONMENT_LABEL;
}

function syncPolicyOf(policy: Plain): ApplicationSetIntent['syncPolicy'] {
  const automated = plainAt(policy, 'automated');
  const isOn = 'automated' in policy && automated.enabled !== false;
  const options = listAt(policy, 'syncOptions');
  const limit = at(policy, 'retry', 'limit');
  const backoff = plainAt(policy, 'retry', 'backoff');
  return {
    automated: isOn,
    ...(isOn && {
      prune: automated.prune === true,
      selfHeal: automated.selfHeal === true,
      allowEmpty: automated.allowEmpty === true,
    }),
    createNamespace: options.includes('CreateNamespace=true'),
    ...(typeof limit === 'number' && {
      retry: {
        limit,
        backoff: {
          ...(typeof backoff.duration === 'string' && {
            duration: backoff.duration,
          }),
          ...(typeof backoff.factor === 'number' && { factor: backoff.factor }),
          ...(typeof backoff.maxDuration === 'string' && {
            maxDuration: backoff.maxDuration,
          }),
        },
      },
    }),
  };
}

function finalizerIn(present: Plain): Pick<ApplicationSetIntent, 'finalizer'> {
  const there = listAt(
    present,
    ...['spec', 'template', 'metadata', 'finalizers'],
  );
  const finalizer = finalizers.find(one => there.includes(finalizerOf(one)));
  return finalizer ? { finalizer } : {};
}

/** Where the ApplicationSet is not what the intent would make of it. */
function unreadOf(
  present: Plain,
  intent: ApplicationSetIntent,
  isGenerator: boolean,
): FieldProblem[] {
  const built = { ...buildApplicationSet(intent) };
  const differs = (...path: (string | number)[]) =>
    !same(at(present, ...path), at(built, ...path));
  const problem = (field: string, message: string) => [{ field, message }];
  const kinds = listAt(present, 'spec', 'generators')
    .map(one => Object.keys(plainAt(one))[0])
    .join(' and ');
  return [
    ...(isGenerator && !differs('spec', 'generators')
      ? []
      : problem(
          'generator',
          `it was not written by this portal (${
            kinds || 'none'
          }) or holds more than the portal writes; change it by hand`,
        )),
    ...(differs('spec', 'strategy')
      ? problem(
          'rollingSync',
          'its steps select by something else than the environment; change them by hand',
        )
      : []),
  ];
}
