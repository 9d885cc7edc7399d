import {
  ApplicationSetIntent,
  decodeApplicationSetIntent,
} from '../applicationSetIntent';
import { buildApplicationSet } from '../buildApplicationSet';
import type { FieldProblem } from '../fields';
import { mergeChange } from './mergeChange';
import { at, isPlain, Plain } from './plain';
import { readApplicationSet } from './readApplicationSet';

type Removable = 'source' | 'helm' | 'kustomize' | 'finalizer';

/**
 * What of an intent can be changed about an ApplicationSet that is there. `null`
 * takes away what was set: the chart beside folders, what Helm is told besides
 * values files, Kustomize (and so back to Helm), the finalizer (that of the hub
 * counts).
 */
export type IntentChange = Partial<
  Pick<
    ApplicationSetIntent,
    | 'generator'
    | 'project'
    | 'namespace'
    | 'syncPolicy'
    | 'rollingSync'
    | 'preserveResourcesOnDeletion'
  >
> & {
  [K in Removable]?: ApplicationSetIntent[K] | null;
} & {
  /** What makes the manifests from now on; what is set for the other tool goes. */
  tool?: ApplicationSetIntent['tool'];
  values?: Pick<NonNullable<ApplicationSetIntent['values']>, 'by'>;
};

/**
 * An ApplicationSet with a change, as the portal would have written it from the
 * beginning. What the portal would not have written stays.
 *
 * @returns the ApplicationSet, or what is not clear about it by the field that asks for it
 */
export function changeApplicationSet(
  written: Plain,
  change: IntentChange,
  repository: ApplicationSetIntent['repository'],
): { changed: Plain; problems: FieldProblem[] } {
  const present = change.syncPolicy?.automated ? switchedOn(written) : written;
  const { intent, unread } = readApplicationSet(present, repository);
  const wanted = wantedOf(intent, change);
  const asked = Object.keys(change);
  const known = problemsOf(intent).map(({ field }) => field);
  const refused = [
    ...unread.filter(({ field }) => asked.includes(field)),
    ...problemsOf(wanted).filter(({ field }) => !known.includes(field)),
  ];
  if (refused.length > 0) return { changed: written, problems: refused };
  const { value, conflicts } = mergeChange(
    present,
    plainOf(buildApplicationSet(intent)),
    plainOf(buildApplicationSet(wanted)),
  );
  return {
    changed: isPlain(value) ? value : present,
    problems: conflicts.map(place => ({
      field: fieldOf(place),
      message: `${place} is not as this portal writes it, so it is not clear what is to become of it; change it by hand`,
    })),
  };
}

function wantedOf(
  intent: ApplicationSetIntent,
  { tool, ...change }: IntentChange,
): ApplicationSetIntent {
  const { source, helm, kustomize, finalizer, ...rest } = change;
  const isHelm =
    tool === 'helm' || (tool !== 'kustomize' && kustomize === null);
  const overlays = tool === 'kustomize' || kustomize;
  return {
    ...intent,
    ...rest,
    ...(rest.syncPolicy && {
      syncPolicy: withChange(intent.syncPolicy, rest.syncPolicy),
    }),
    source: left(intent.source, source),
    helm: tool === 'kustomize' ? undefined : left(intent.helm, helm),
    kustomize:
      !isHelm && overlays
        ? { ...intent.kustomize, ...kustomize }
        : left(intent.kustomize, isHelm ? null : undefined),
    finalizer: left(intent.finalizer, finalizer),
  };
}

/** What is there after a change: nothing of it, something else, or what was there. */
function left<T>(present: T | undefined, change: T | null | undefined) {
  return change === null ? undefined : change ?? present;
}

type SyncPolicy = NonNullable<ApplicationSetIntent['syncPolicy']>;

function withChange(present: SyncPolicy = {}, change: SyncPolicy): SyncPolicy {
  const retry = {
    ...present.retry,
    ...change.retry,
    backoff: { ...present.retry?.backoff, ...change.retry?.backoff },
  };
  return { ...present, ...change, retry };
}

/** `enabled: false` keeps what automatic sync would do; the portal takes the whole of it away. */
function switchedOn(present: Plain): Plain {
  const copy: unknown = structuredClone(present);
  const automated = at(
    copy,
    ...['spec', 'template', 'spec', 'syncPolicy', 'automated'],
  );
  if (!isPlain(copy) || !isPlain(automated) || automated.enabled !== false) {
    return present;
  }
  delete automated.enabled;
  return copy;
}

/** What nobody could ask for from the beginning either. */
function problemsOf(intent: ApplicationSetIntent): FieldProblem[] {
  const decoded = decodeApplicationSetIntent({ ...intent, hubs: ['hub'] });
  return decoded.ok ? [] : decoded.problems;
}

/** Without keys that are there and undefined. */
function plainOf(manifest: object): unknown {
  return JSON.parse(JSON.stringify(manifest));
}

/** The field of the input that a place is changed by. */
function fieldOf(place: string): string {
  if (place.startsWith('spec.generators')) return 'generator';
  if (place.startsWith('spec.strategy')) return 'rollingSync';
  if (/\.finalizers/.test(place)) return 'finalizer';
  if (/helm\.valueFiles/.test(place)) return 'values.by';
  if (/\.helm/.test(place)) return 'helm';
  if (/\.sources?\b/.test(place)) return 'source';
  if (/\.syncPolicy/.test(place)) return 'syncPolicy';
  return 'generator';
}
