import type { Entity } from '@backstage/catalog-model';
import {
  ANNOTATION_APPLICATION_SET,
  dnsLabelField,
  fieldProblems,
  lineField,
  objectField,
  quote,
  textField,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { inputErrorOf } from '../actions/inputErrors';

/** `name`, `namespace/name` or `kind:namespace/name`. */
const refField = textField(value =>
  /^([a-z][a-z0-9]*:)?([\w.-]{1,63}\/)?[\w.-]{1,63}$/i.test(value)
    ? undefined
    : `${quote(
        value,
      )} is not an entity; write for example group:default/payments`,
);

/** Type and lifecycle are free words, such as `service` and `production`. */
const wordField = dnsLabelField;

const catalogIntentSchema = objectField({
  owner: refField,
  title: lineField(200).optional(),
  description: lineField(1000).optional(),
  system: refField.optional(),
  type: wordField.optional(),
  lifecycle: wordField.optional(),
});

/**
 * The component of a new service, for `catalog-info.yaml`.
 *
 * @throws InputError naming the fields, below `catalog`
 */
export function buildCatalogEntity(name: string, input: unknown): Entity {
  const parsed = catalogIntentSchema.safeParse(input);
  if (!parsed.success) {
    throw inputErrorOf(
      fieldProblems(parsed.error).map(problem => ({
        ...problem,
        field: `catalog.${problem.field}`,
      })),
    );
  }
  const { owner, title, description, system, type, lifecycle } = parsed.data;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      ...(title && { title }),
      ...(description && { description }),
      annotations: { [ANNOTATION_APPLICATION_SET]: name },
    },
    spec: {
      type: type ?? 'service',
      lifecycle: lifecycle ?? 'production',
      owner,
      ...(system && { system }),
    },
  };
}
