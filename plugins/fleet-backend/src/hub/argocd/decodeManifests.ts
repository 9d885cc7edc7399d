import type {
  ResourceManifests,
  ResourceRef,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { stringify } from 'yaml';
import { z } from 'zod';
import { readManifest } from './manifests';
import { BothSides, maskSecrets } from './maskSecrets';
import { listOf, optionalText } from './shapes';

/** `ManagedResourcesResponse` of Argo CD 3, as far as it has whole states. */
const managedResourcesSchema = z.object({
  items: listOf(
    z.object({
      group: optionalText,
      kind: z.string(),
      namespace: optionalText,
      name: z.string(),
      targetState: optionalText,
      liveState: optionalText,
    }),
  ),
});

/** `ApplicationResourceResponse` of Argo CD 3: JSON in text. */
const resourceSchema = z.object({ manifest: optionalText });

/**
 * One resource that Git names, or that is to be pruned.
 *
 * @returns undefined when the answer does not have it
 * @throws ZodError or SyntaxError
 */
export function decodeManagedManifests(
  input: unknown,
  resource: ResourceRef,
): ResourceManifests | undefined {
  const item = managedResourcesSchema
    .parse(input)
    .items.find(
      ({ group, kind, namespace, name }) =>
        kind === resource.kind &&
        name === resource.name &&
        (group ?? '') === (resource.group ?? '') &&
        (namespace ?? '') === (resource.namespace ?? ''),
    );
  return (
    item &&
    shown(resource, {
      live: readManifest(item.liveState),
      desired: readManifest(item.targetState),
    })
  );
}

/**
 * One resource that something in Git owns, such as a pod.
 *
 * @throws ZodError or SyntaxError
 */
export function decodeLiveManifest(
  input: unknown,
  resource: ResourceRef,
): ResourceManifests {
  const { manifest } = resourceSchema.parse(input);
  return shown(resource, { live: readManifest(manifest) });
}

function shown(resource: ResourceRef, sides: BothSides): ResourceManifests {
  const { group, kind, namespace, name } = resource;
  const { live, desired, masked } = maskSecrets(resource, sides);
  return {
    group,
    kind,
    namespace,
    name,
    desired: desired ? stringify(desired) : '',
    live: live ? stringify(live) : '',
    masked,
  };
}
