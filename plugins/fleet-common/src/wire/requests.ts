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
  /** Name of a hub, as in `fleet.hubs`. */
  hub: listOf(name),
  /** Name of a cluster, as its hub has registered it. */
  cluster: listOf(name),
  /** Environment of a cluster, such as `prod`. */
  environment: listOf(name),
  /** Region of a cluster, such as `eu-west-1`. */
  region: listOf(name),
  /**
   * Entity reference of who owns a service, such as `group:default/checkout`;
   * `checkout` does as well.
   */
  owner: listOf(name),
  /** State of an Application. */
  state: listOf(z.enum(fleetStates)),
  /** Part of a service, version, cluster, owner or Application name. */
  q: z.string().max(200).optional(),
};

export const applicationsQuerySchema = z.object({
  ...filterShape,
  /** Name of a service: a row of the matrix. */
  service: listOf(name),
  /** Name of the ApplicationSet that generates an Application. */
  applicationSet: listOf(name),
  /** Name of an Application. */
  name: listOf(name),
  /** Namespace that an Application itself is in. */
  namespace: listOf(name),
  /** Name of an AppProject. */
  project: listOf(name),
  /**
   * A label selector on the labels of Applications, as Kubernetes writes it:
   * `env=prod,tier!=batch`.
   */
  selector: labelSelectorSchema.optional(),
  /** `record` adds labels, dates and history to each item. */
  expand: z.enum(['record']).optional(),
  /** How many Applications to leave out from the beginning. */
  offset: wholeNumber(0).default(0),
  /** How many Applications to answer at most. */
  limit: wholeNumber(1, 500).default(100),
});
export type ApplicationsQuery = z.infer<typeof applicationsQuerySchema>;

export const matrixQuerySchema = z.object({
  ...filterShape,
  /** Order of the rows: most harm first, or by name. */
  sort: z.enum(['harm', 'name']).default('harm'),
  /** How many rows to leave out from the beginning. */
  offset: wholeNumber(0).default(0),
  /** How many rows to answer at most. */
  limit: wholeNumber(1, 2000).default(200),
});
export type MatrixQuery = z.infer<typeof matrixQuerySchema>;

export const changesQuerySchema = z.object({
  /** `version` of an earlier answer. */
  since: wholeNumber(0),
  /** The epoch that the version came with; without it everything is to be read again. */
  epoch: z.string().max(64).optional(),
});
export type ChangesQuery = z.infer<typeof changesQuerySchema>;

export const eventsQuerySchema = z.object({
  /** What happened. */
  kind: listOf(z.enum(fleetEventKinds)),
  /** Name of a hub, as in `fleet.hubs`. */
  hub: listOf(name),
  /** Name of a cluster, of any hub that is asked for. */
  cluster: listOf(name),
  /** Name of a service: a row of the matrix. */
  service: listOf(name),
  /** Environment of a cluster, such as `prod`. */
  environment: listOf(name),
  /** Name of an Application. */
  application: listOf(name),
  /** `next` of the page before. */
  before: z
    .string()
    .regex(/^[\w-]{59}$/, "must be the 'next' of another answer")
    .optional(),
  /** How many events to answer at most. */
  limit: wholeNumber(1, 500).default(100),
});
export type EventsQuery = z.infer<typeof eventsQuerySchema>;

export const rolloutsQuerySchema = z.object({
  /** Name of a service: a row of the matrix. */
  service: listOf(name),
  /**
   * Entity reference of who owns a service, such as `group:default/checkout`;
   * `checkout` does as well.
   */
  owner: listOf(name),
  /** An environment that the rollout goes through. */
  environment: listOf(name),
  /** How far the rollout is. */
  state: listOf(z.enum(rolloutStates)),
  /** Part of a service or version. */
  q: z.string().max(200).optional(),
  /** Rollouts that began or went on within so many days. */
  days: wholeNumber(1, 90).default(14),
  /** How many rollouts to leave out from the beginning. */
  offset: wholeNumber(0).default(0),
  /** How many rollouts to answer at most. */
  limit: wholeNumber(1, 200).default(50),
});
export type RolloutsQuery = z.infer<typeof rolloutsQuerySchema>;

export const rolloutQuerySchema = z.object({
  /** `id` of a rollout; the newest when absent. */
  id: z.string().min(1).max(2_000).optional(),
  /** Length of the stretch that the delivery figures are about, in days. */
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
