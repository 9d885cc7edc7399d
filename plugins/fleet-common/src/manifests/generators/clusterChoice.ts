import { z } from 'zod';
import { hubNameField, listField, textField } from '../fields';
import { quote } from '../names';
import { explainGitUrl, explainRevision } from '../repository';
import { GeneratorIntent, generatorIntentSchema } from './clusterGenerator';
import { globField, placeShape, strictField } from './generatorFields';
import { oneOfKinds } from './oneOfKinds';

/** Where Git generators read; by default the fleet repository, as the hubs do. */
export const gitRepositoryShape = {
  repoURL: textField(explainGitUrl).optional(),
  revision: textField(explainRevision).optional(),
};

interface Place {
  cluster: string;
  hub?: string;
}

const isTwice = (a: Place, b: Place) =>
  a.cluster === b.cluster && (!a.hub || !b.hub || a.hub === b.hub);

const placesField = <T extends z.ZodType<Place>>(place: T) =>
  listField(place)
    .min(1, { error: 'it is empty; name at least one cluster' })
    .superRefine((elements, context) => {
      elements.forEach((element, index) => {
        if (elements.findIndex(one => isTwice(one, element)) < index) {
          context.addIssue({
            code: 'custom',
            path: [index, 'cluster'],
            message: `${quote(element.cluster)} is there twice; keep one`,
          });
        }
      });
    });

/** Clusters by name. An element with a `hub` is for that hub alone, any other for every hub. */
export const listSchema = strictField({
  list: strictField({
    elements: placesField(
      strictField({ ...placeShape, hub: hubNameField.optional() }),
    ),
  }),
});
export type ListGenerator = z.infer<typeof listSchema>;

/** In a merge a list changes what another generator tells of a cluster, on whichever hub that is. */
const mergedListSchema = strictField({
  list: strictField({ elements: placesField(strictField(placeShape)) }),
});

export const filesSchema = strictField({
  git: strictField({
    ...gitRepositoryShape,
    files: listField(
      strictField({ path: globField('apps/shop/placements/*.yaml') }),
    ).min(1, { error: 'it is empty; name at least one path' }),
  }),
});
export type FilesGenerator = z.infer<typeof filesSchema>;

/** A generator that names clusters by itself. */
type Naming =
  | GeneratorIntent
  | z.infer<typeof mergedListSchema>
  | FilesGenerator;

const namingSchema = oneOfKinds<Naming>(
  { clusters: generatorIntentSchema, list: mergedListSchema, git: filesSchema },
  'it must be one generator that names clusters: clusters, list, or git with files',
);

/**
 * The clusters of the first generator, of which the others change the
 * environment by the name of the cluster. A cluster that only they name gets
 * nothing.
 */
export const mergeSchema = strictField({
  merge: strictField({
    generators: listField(namingSchema)
      .min(2, {
        error:
          'it needs the generator of all clusters and at least one that changes some of them',
      })
      .superRefine(([first, ...others], context) => {
        others.forEach((other, index) => {
          const message = whyNoChange(first, other);
          const path = [index + 1];
          if (message) context.addIssue({ code: 'custom', path, message });
        });
      }),
  }),
});
export type MergeGenerator = z.infer<typeof mergeSchema>;

/** Parameters are joined by a name: `name` of a cluster, `cluster` elsewhere. */
function whyNoChange(first: Naming | undefined, other: Naming) {
  if ('clusters' in other) {
    return 'the cluster generator can only be the first; name the clusters to change by list';
  }
  return first && 'clusters' in first && 'git' in other
    ? 'files name a cluster by another key than the cluster generator does; name the clusters to change by list'
    : undefined;
}

/** What says on which clusters. */
export type ClusterChoice = Naming | ListGenerator | MergeGenerator;
