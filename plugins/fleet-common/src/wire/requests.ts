import { z } from 'zod';
import { fleetStates } from '../status';

const listOf = <T extends z.ZodType>(item: T) =>
  z
    .union([item, z.array(item)])
    .transform(value => (Array.isArray(value) ? value : [value]))
    .optional();

const name = z.string().min(1).max(253);

/** Filters that lists and the matrix share; several values of one key mean any of them. */
const filterShape = {
  hub: listOf(name),
  cluster: listOf(name),
  environment: listOf(name),
  region: listOf(name),
  owner: listOf(name),
  state: listOf(z.enum(fleetStates)),
  /** Part of a service, version, cluster, owner or Application name. */
  q: z.string().max(200).optional(),
};

export const applicationsQuerySchema = z.object({
  ...filterShape,
  service: listOf(name),
  applicationSet: listOf(name),
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type ApplicationsQuery = z.infer<typeof applicationsQuerySchema>;

export const matrixQuerySchema = z.object({
  ...filterShape,
  /** Rows order: most harm first, or by name. */
  sort: z.enum(['harm', 'name']).default('harm'),
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(2000).default(200),
});
export type MatrixQuery = z.infer<typeof matrixQuerySchema>;

export const changesQuerySchema = z.object({
  since: z.coerce.number().int().min(0),
  /** The epoch that the version came with. */
  epoch: z.string().max(64).optional(),
});
export type ChangesQuery = z.infer<typeof changesQuerySchema>;
