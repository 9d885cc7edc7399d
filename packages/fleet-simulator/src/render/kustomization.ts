import { parse } from 'yaml';
import { z } from 'zod';
import { isJsonArray, isJsonObject, type Json, type JsonObject } from '../json';
import { parseManifests } from './directory';
import {
  filesBelow,
  ManifestGenerationError,
  normalPath,
  type RepositoryTree,
} from './repositoryTree';

const kustomizationSchema = z.looseObject({
  resources: z.array(z.string()).optional(),
  namePrefix: z.string().optional(),
  images: z
    .array(
      z.looseObject({
        name: z.string(),
        newName: z.string().optional(),
        newTag: z.coerce.string().optional(),
      }),
    )
    .optional(),
});

type ImageOverride = NonNullable<
  z.infer<typeof kustomizationSchema>['images']
>[number];

/** `kustomize build` for `resources` and `images`, which is what an overlay per environment needs. */
export function renderKustomization(
  tree: RepositoryTree,
  folder: string,
  sourceImages: readonly string[] = [],
): JsonObject[] {
  const file = `${folder}/kustomization.yaml`;
  const kustomization = kustomizationSchema.parse(
    parse(tree.files.get(file) ?? '') ?? {},
  );
  const objects = (kustomization.resources ?? []).flatMap(resource => {
    const path = normalPath(`${folder}/${resource}`);
    if (path !== undefined) {
      const text = tree.files.get(path);
      if (text !== undefined) return parseManifests(text, path);
      if (filesBelow(tree, path).length > 0) {
        return renderKustomization(tree, path);
      }
    }
    throw new ManifestGenerationError(
      `\`kustomize build ${folder}\` failed exit status 1: Error: accumulating resources: accumulation err='accumulating resources from '${resource}': no such file or directory'`,
    );
  });
  const overrides = [
    ...(kustomization.images ?? []),
    ...sourceImages.map(imageOverride),
  ];
  return objects.map(object => withImages(object, overrides));
}

/** `name=newName:tag` or `name:tag`, as `source.kustomize.images` has them. */
function imageOverride(text: string): ImageOverride {
  const [name, replacement] = text.includes('=')
    ? text.split('=', 2)
    : [text.replace(/:[^:/]+$/, ''), text];
  const tag = /:([^:/]+)$/.exec(replacement)?.[1];
  return {
    name,
    newName: replacement.replace(/:[^:/]+$/, ''),
    ...(tag && { newTag: tag }),
  };
}

function withImages(
  object: JsonObject,
  overrides: readonly ImageOverride[],
): JsonObject {
  return Object.fromEntries(
    Object.entries(object).map(([key, child]) => [
      key,
      withImage(child, key, overrides),
    ]),
  );
}

function withImage(
  value: Json | undefined,
  key: string,
  overrides: readonly ImageOverride[],
): Json | undefined {
  if (key === 'image' && typeof value === 'string') {
    const name = value.replace(/:[^:/]+$/, '');
    const override = overrides.findLast(candidate => candidate.name === name);
    if (!override) return value;
    const tag = override.newTag ?? /:([^:/]+)$/.exec(value)?.[1] ?? 'latest';
    return `${override.newName ?? name}:${tag}`;
  }
  if (isJsonArray(value)) {
    return value.map(item => withImage(item, '', overrides) ?? null);
  }
  return isJsonObject(value) ? withImages(value, overrides) : value;
}
