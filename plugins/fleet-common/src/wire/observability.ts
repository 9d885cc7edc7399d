import { z } from 'zod';
import { clusterRefSchema } from './cluster';
import { Reason, reasonShape } from './phrase';
import { envelopeShape, timestampSchema } from './sources';

/** How far back metrics are looked at. */
export const metricSpans = ['6h', '24h', '7d'] as const;
export type MetricSpan = (typeof metricSpans)[number];

export const metricsQuerySchema = z.object({
  /** How far back: hours (`h`) or days (`d`) until now. */
  span: z.enum(metricSpans).default('24h'),
});
export type MetricsQuery = z.infer<typeof metricsQuerySchema>;

/**
 * A word of a metrics server, or why there is none.
 * - `notConfigured`: the portal knows no server; the reason says how to add one
 * - `failed`: the server gives no answer, since when
 * - `restricted`: it counts what this reader may not see
 */
export const metricBlockSchema = <T extends z.ZodType>(value: T) =>
  z.discriminatedUnion('status', [
    z.object({
      status: z.literal('ok'),
      /** What was read. */
      value,
      /** When it was read. */
      observedAt: timestampSchema,
    }),
    z.object({ status: z.literal('notConfigured'), ...reasonShape }),
    z.object({
      status: z.literal('failed'),
      /** Since when it gives none. */
      since: timestampSchema,
      ...reasonShape,
    }),
    z.object({ status: z.literal('restricted'), ...reasonShape }),
  ]);
export type MetricBlock<T> =
  | { status: 'ok'; value: T; observedAt: string }
  | ({ status: 'notConfigured' } & Reason)
  | ({ status: 'failed'; since: string } & Reason)
  | ({ status: 'restricted' } & Reason);

/** One value for each moment of the answer; null where nobody told one. */
export const metricLineSchema = z.object({
  name: z.string(),
  values: z.array(z.number().nullable()),
});
export type MetricLine = z.infer<typeof metricLineSchema>;

/** Lines in a fixed order; a line that is null all the time is left out. */
const linesSchema = metricBlockSchema(z.array(metricLineSchema));

const momentsShape = {
  /** How far back, as asked for. */
  span: z.enum(metricSpans),
  /** The first moment; the others follow at equal distances. */
  from: timestampSchema,
  /** From one moment to the next, in milliseconds. */
  stepMs: z.number().int().positive(),
  /** How many moments there are. */
  moments: z.number().int(),
};

export const clusterMetricsSchema = z.object({
  ...envelopeShape,
  ...momentsShape,
  ref: clusterRefSchema,
  /** Cores: `used`, `allocatable`. */
  cpu: linesSchema,
  /** Bytes: `used`, `allocatable`. */
  memory: linesSchema,
  /** `ready`, `notReady`. */
  nodes: linesSchema,
  /** By Argo CD's health status, as the hub counts those with this destination. */
  applications: linesSchema,
  /** Its page in Grafana. */
  grafanaUrl: z.string().optional(),
});
export type ClusterMetrics = z.infer<typeof clusterMetricsSchema>;

export const fleetMetricsSchema = z.object({
  ...envelopeShape,
  ...momentsShape,
  /** By Argo CD's health status, of all hubs that answered. */
  applications: linesSchema,
  /** Hubs that are not in it. */
  missing: z.array(z.object({ hub: z.string(), ...reasonShape })),
});
export type FleetMetricsAnswer = z.infer<typeof fleetMetricsSchema>;
