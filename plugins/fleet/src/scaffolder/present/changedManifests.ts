import {
  changeApplicationSet,
  FieldProblem,
  FleetRepository,
  fleetRepositorySchema,
  generatorOnHub,
  hubProblems,
  IntentChange,
  manifestYaml,
  PreviewRequest,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { isRecord } from '../formContext';
import { formChange } from './formChange';
import type { PresentService } from './usePresentApplicationSet';

/** What a form makes of a service, on the hubs where that is the same. */
export interface ChangedManifest {
  hubs: string[];
  before: string;
  after: string;
  changed: Record<string, unknown>;
  problems: FieldProblem[];
}

/** The ApplicationSet of each hub before and after what the form asks of it. */
export function changedManifests(
  present: PresentService,
  form: unknown,
): ChangedManifest[] {
  const { repository } = isRecord(form) ? form : {};
  const change = formChange(form, present.intent.source);
  const known = fleetRepositorySchema.parse(repository);
  const wrong = change.generator
    ? hubProblems(
        change.generator,
        present.manifests.map(({ hub }) => hub),
      )
    : [];
  const bySpec = new Map<string, ChangedManifest>();
  for (const { hub, manifest } of present.manifests) {
    const before = manifestYaml(manifest);
    const { changed, problems: own } = changeOnHub(
      hub,
      manifest,
      change,
      known,
    );
    const problems = [...wrong, ...own];
    const after = manifestYaml(changed);
    const key = JSON.stringify([before, after, problems]);
    const same = bySpec.get(key);
    if (same) same.hubs.push(hub);
    else bySpec.set(key, { hubs: [hub], before, after, changed, problems });
  }
  return [...bySpec.values()];
}

/** Of clusters that are named by hub, a hub gets its own; without any it stays as it is. */
function changeOnHub(
  hub: string,
  manifest: Record<string, unknown>,
  { generator, ...change }: IntentChange,
  repository: FleetRepository,
): Pick<ChangedManifest, 'changed' | 'problems'> {
  const own = generator && generatorOnHub(generator, hub);
  return changeApplicationSet(
    manifest,
    { ...change, ...(own && { generator: own }) },
    repository,
  );
}

/** What to ask of each hub whose ApplicationSet would be another. */
export function changeRequests(
  manifests: readonly ChangedManifest[],
): PreviewRequest[] {
  return manifests
    .filter(({ before, after }) => before !== after)
    .map(({ hubs, changed }) => ({ hubs, applicationSet: changed }));
}
