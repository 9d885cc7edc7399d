import type { ResourceDiff } from '@fleet-portal/backstage-plugin-fleet-common';
import { isDeepStrictEqual } from 'node:util';
import { stringify } from 'yaml';
import { z } from 'zod';
import { readManifest } from './manifests';
import { maskSecrets } from './maskSecrets';
import { listOf, optionalText } from './shapes';

/**
 * `ManagedResourcesResponse` of Argo CD 3: manifests as JSON in text, the word
 * `null` for a resource that is not there.
 */
const managedResourcesSchema = z.object({
  items: listOf(
    z.object({
      group: optionalText,
      kind: z.string(),
      namespace: optionalText,
      name: z.string(),
      hook: z.boolean().nullish(),
      normalizedLiveState: optionalText,
      predictedLiveState: optionalText,
    }),
  ),
});

/**
 * What differs from Git, by comparing the live state with what it would be
 * after a sync: both are normalised by the hub, so defaults do not show.
 *
 * @throws ZodError or SyntaxError
 */
export function decodeDiff(input: unknown): ResourceDiff[] {
  return managedResourcesSchema.parse(input).items.flatMap(item => {
    const { group, kind, namespace, name } = item;
    const live = readManifest(item.normalizedLiveState);
    const desired = readManifest(item.predictedLiveState);
    if (item.hook || isDeepStrictEqual(live, desired)) return [];
    const shown = maskSecrets(item, { live, desired });
    return [
      {
        group,
        kind,
        namespace,
        name,
        desired: shown.desired ? stringify(shown.desired) : '',
        live: shown.live ? stringify(shown.live) : '',
        masked: shown.masked,
      },
    ];
  });
}
