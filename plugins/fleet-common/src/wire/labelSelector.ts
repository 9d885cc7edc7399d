import { z } from 'zod';

const key = '[A-Za-z0-9][A-Za-z0-9._/-]{0,316}';
const value = '[A-Za-z0-9._-]+';
const values = '[A-Za-z0-9._ ,-]*';
const comparison = ` *(?:!=|==?) *(?:${value} *)?`;
const membership = ` +(?:not)?in *\\(${values}\\) *`;
const requirement = `(?:! *${key} *|${key}(?:${comparison}|${membership}| *))`;

/**
 * A Kubernetes label selector in its text form:
 * `env=prod,tier!=batch,region in (eu, us),!legacy`. Each text has one way to
 * be read, so that a hostile one costs no time.
 */
export const labelSelectorPattern = new RegExp(
  `^ *${requirement}(?:, *${requirement})*$`,
);

/** A label selector in a query, as Argo CD and Kubernetes take it. */
export const labelSelectorSchema = z
  .string()
  .max(2_000)
  .regex(
    labelSelectorPattern,
    "must be a label selector as Kubernetes writes it, for example 'env=prod,tier!=batch'",
  );
