import { z } from 'zod';
import { booleanField, listField } from '../fields';
import {
  ClusterChoice,
  filesSchema,
  gitRepositoryShape,
  listSchema,
  mergeSchema,
} from './clusterChoice';
import { generatorIntentSchema } from './clusterGenerator';
import { globField, placeShape, strictField } from './generatorFields';
import { oneOfKinds } from './oneOfKinds';

const directoriesShape = {
  ...gitRepositoryShape,
  directories: listField(
    strictField({
      path: globField('apps/shop/*'),
      exclude: booleanField.optional(),
    }),
  ).refine(entries => entries.some(({ exclude }) => !exclude), {
    error: 'it takes no folder; name at least one path that is not excluded',
  }),
};

const foldersSchema = strictField({ git: strictField(directoriesShape) });
/** The folders of a repository, without a word about clusters. */
export type FoldersGenerator = z.infer<typeof foldersSchema>;

const foldersOnClusterSchema = strictField({
  git: strictField({
    ...directoriesShape,
    values: strictField(
      placeShape,
      'it is required, since folders name no cluster; give the cluster and its env, or put this generator into a matrix with one that names clusters',
    ),
  }),
});
/** Every folder on one cluster. */
export type FoldersOnCluster = z.infer<typeof foldersOnClusterSchema>;

const choiceSchema = oneOfKinds<ClusterChoice>(
  {
    clusters: generatorIntentSchema,
    list: listSchema,
    'git.files': filesSchema,
    merge: mergeSchema,
  },
  'it must be a generator that names clusters: clusters, list, git with files, or merge',
);

const matrixSchema = strictField({
  matrix: strictField({
    generators: z.tuple(
      [
        oneOfKinds<FoldersGenerator>(
          { 'git.directories': foldersSchema },
          'it must be git with directories; the clusters come second',
        ),
        choiceSchema,
      ],
      {
        error:
          'it needs two generators: git with directories, then one that names clusters',
      },
    ),
  }),
});
type MatrixGenerator = z.infer<typeof matrixSchema>;

export type PlacementGenerator =
  | ClusterChoice
  | FoldersOnCluster
  | MatrixGenerator;

/**
 * What decides on which clusters a service is placed, in Argo CD's own shape:
 * an object whose one key is the kind of generator.
 * - `clusters`: every cluster that a label selector takes
 * - `list`: clusters by name, each with its environment
 * - `git` with `files`: files in Git, each with the keys `cluster` and `env`
 * - `git` with `directories`: every folder, on the cluster of `values`
 * - `matrix`: every folder on every cluster that another generator names
 * - `merge`: the clusters of one generator, some of them with another
 *   environment by a second one
 */
export const placementGeneratorSchema = oneOfKinds<PlacementGenerator>(
  {
    clusters: generatorIntentSchema,
    list: listSchema,
    'git.directories': foldersOnClusterSchema,
    git: filesSchema,
    matrix: matrixSchema,
    merge: mergeSchema,
  },
  'it must have one of clusters, list, git, matrix and merge; preview environments of pull requests are opened by fleet:environment:preview',
);
