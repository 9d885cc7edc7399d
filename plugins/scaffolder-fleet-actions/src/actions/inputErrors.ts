import { InputError } from '@backstage/errors';
import {
  describeProblems,
  FieldProblem,
} from '@fleet-portal/backstage-plugin-fleet-common';

/** One error for everything that is wrong with an input: each field, and how to mend it. */
export function inputErrorOf(problems: readonly FieldProblem[]): InputError {
  return new InputError(describeProblems(problems));
}
