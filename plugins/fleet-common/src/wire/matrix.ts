import { z } from 'zod';
import { clusterRefSchema } from './cluster';
import { envelopeShape } from './sources';

/**
 * One cell: `[column, state, version, behind, applications]`.
 * `column` indexes `columns`, `state` indexes {@link fleetStates}, `version`
 * indexes `versions` (-1: none), `behind` counts newer releases in the
 * environment, `applications` counts the Applications of the service there
 * (the cell shows the worst). Cells without an Application are not sent.
 */
export const matrixCellSchema = z.tuple([
  z.number().int(),
  z.number().int(),
  z.number().int(),
  z.number().int(),
  z.number().int(),
]);

/** A cluster that a service is not placed on: `[column, label keys that decide]`. */
export const matrixGapSchema = z.tuple([z.number().int(), z.string()]);

/** A service. */
export const matrixRowSchema = z.object({
  service: z.string(),
  entityRef: z.string().optional(),
  owner: z.string().optional(),
  /** Releases that the next environment does not have yet; 0 when promoted. */
  toPromote: z.number().int(),
  cells: z.array(matrixCellSchema),
  /** Only where the placement of the service could be evaluated. */
  gaps: z.array(matrixGapSchema),
});
export type MatrixRow = z.infer<typeof matrixRowSchema>;

/** The service × cluster matrix in a form that 10,000 Applications fit in 200 KB. */
export const matrixResponseSchema = z.object({
  ...envelopeShape,
  /** Ordered by environment, region, name. */
  columns: z.array(clusterRefSchema),
  /** Each once; cells point into them. */
  versions: z.array(z.string()),
  /** Most harm first. */
  rows: z.array(matrixRowSchema),
  /** Rows that match in all; `rows` holds those from `offset` on. */
  total: z.number().int(),
  offset: z.number().int(),
});
export type MatrixResponse = z.infer<typeof matrixResponseSchema>;
