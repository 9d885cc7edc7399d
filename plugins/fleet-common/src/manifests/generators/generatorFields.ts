import { z } from 'zod';
import { explainTemplated, labelValueField, textField } from '../fields';
import { quote } from '../names';

/** A cluster as its hub calls it; it may be no name of Kubernetes at all. */
export const clusterNameField = textField(value => {
  if (value.trim() === '') {
    return 'it is empty; name a cluster as its hub calls it';
  }
  if (value.length > 253 || /[\p{C}\p{Zl}\p{Zp}]/u.test(value)) {
    return 'it is not the name of a cluster; write it in one line as its hub calls it';
  }
  return explainTemplated(value);
});

/** The environment of a cluster, by which its values files are named. */
export const environmentField = labelValueField.refine(value => value !== '', {
  error: 'it is empty; name the environment whose values it reads',
});

/** A cluster by name, and what its files are named after. */
export const placeShape = {
  cluster: clusterNameField,
  env: environmentField,
  region: labelValueField
    .refine(value => value !== '', {
      error: 'it is empty; name the region whose values it reads',
    })
    .optional(),
};

/** A path from the root of a repository, with the globs of Argo CD. */
export const globField = (example: string) =>
  textField(value => {
    const parts = value.split('/');
    return value.length <= 500 &&
      /^[\w.+*?[\]{},/-]+$/.test(value) &&
      !value.includes('{{') &&
      parts.every(part => part !== '' && part !== '.' && part !== '..')
      ? undefined
      : `${quote(
          value,
        )} is not a path inside the repository; write for example ${example}`;
  });

/** An object whose errors name the key that is too much. */
export const strictField = <T extends z.ZodRawShape>(
  shape: T,
  missing = 'it is required',
) =>
  z.strictObject(shape, {
    error: issue => {
      if (issue.code === 'unrecognized_keys') {
        return `it has ${quote(
          issue.keys[0],
        )}, which has no meaning here; take it out`;
      }
      return issue.input === undefined ? missing : 'it must be an object';
    },
  });
