import {
  changeApplicationSet,
  FieldProblem,
  fleetRepositorySchema,
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
  const bySpec = new Map<string, ChangedManifest>();
  for (const { hub, manifest } of present.manifests) {
    const before = manifestYaml(manifest);
    const known = bySpec.get(before);
    if (known) {
      known.hubs.push(hub);
      continue;
    }
    const { changed, problems } = changeApplicationSet(
      manifest,
      change,
      fleetRepositorySchema.parse(repository),
    );
    const after = manifestYaml(changed);
    bySpec.set(before, { hubs: [hub], before, after, changed, problems });
  }
  return [...bySpec.values()];
}

/** What to ask of each hub whose ApplicationSet would be another. */
export function changeRequests(
  manifests: readonly ChangedManifest[],
): PreviewRequest[] {
  return manifests
    .filter(({ before, after }) => before !== after)
    .map(({ hubs, changed }) => ({ hubs, applicationSet: changed }));
}
