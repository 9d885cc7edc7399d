import { z } from 'zod';
import { fleetStates } from '../status';
import { fleetEventKinds } from './event';
import { labelSelectorSchema } from './labelSelector';
import { rolloutStates } from './rollout';
import { wholeNumber } from './wholeNumber';

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
  /** Name of an Application. */
  name: listOf(name),
  /** Namespace that an Application itself is in. */
  namespace: listOf(name),
  /** AppProject. */
  project: listOf(name),
  /** On the labels of Applications. */
  selector: labelSelectorSchema.optional(),
  expand: z.enum(['record']).optional(),
  offset: wholeNumber(0).default(0),
  limit: wholeNumber(1, 500).default(100),
});
export type ApplicationsQuery = z.infer<typeof applicationsQuerySchema>;

export const matrixQuerySchema = z.object({
  ...filterShape,
  /** Rows order: most harm first, or by name. */
  sort: z.enum(['harm', 'name']).default('harm'),
  offset: wholeNumber(0).default(0),
  limit: wholeNumber(1, 2000).default(200),
});
export type MatrixQuery = z.infer<typeof matrixQuerySchema>;

export const changesQuerySchema = z.object({
  since: wholeNumber(0),
  /** The epoch that the version came with; without it everything is to be read again. */
  epoch: z.string().max(64).optional(),
});
export type ChangesQuery = z.infer<typeof changesQuerySchema>;

export const eventsQuerySchema = z.object({
  kind: listOf(z.enum(fleetEventKinds)),
  hub: listOf(name),
  /** Of any hub that is asked for. */
  cluster: listOf(name),
  service: listOf(name),
  environment: listOf(name),
  /** Name of an Application. */
  application: listOf(name),
  /** `next` of the page before. */
  before: z
    .string()
    .regex(/^\d{1,15}_\d{1,18}$/, "must be the 'next' of another answer")
    .optional(),
  limit: wholeNumber(1, 500).default(100),
});
export type EventsQuery = z.infer<typeof eventsQuerySchema>;

export const rolloutsQuerySchema = z.object({
  service: listOf(name),
  owner: listOf(name),
  environment: listOf(name),
  state: listOf(z.enum(rolloutStates)),
  /** Part of a service or version. */
  q: z.string().max(200).optional(),
  /** Rollouts that began or went on within so many days. */
  days: wholeNumber(1, 90).default(14),
  offset: wholeNumber(0).default(0),
  limit: wholeNumber(1, 200).default(50),
});
export type RolloutsQuery = z.infer<typeof rolloutsQuerySchema>;

export const rolloutQuerySchema = z.object({
  /** `id` of a rollout; the newest when absent. */
  id: z.string().min(1).max(2_000).optional(),
  /** Length of the stretch that the delivery figures are about. */
  days: wholeNumber(1, 90).default(30),
});
export type RolloutQuery = z.infer<typeof rolloutQuerySchema>;

export const doctorQuerySchema = z.object({
  /** Look at these hubs and their spokes only. */
  hub: listOf(name),
  /** Of the spokes, look at those of these names only. */
  cluster: listOf(name),
});
export type DoctorQuery = z.infer<typeof doctorQuerySchema>;
