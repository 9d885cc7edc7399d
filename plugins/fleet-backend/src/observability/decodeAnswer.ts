import {
  MetricPoint,
  MetricSample,
  MetricSeries,
  SourceError,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { z } from 'zod';
import { withoutCredentials } from '../domain/withoutCredentials';

/** Series; a page needs a handful, a fleet some hundreds. */
const mostSeries = 5_000;

/** Seconds since the epoch, and a number as Go writes it. */
const pointSchema = z
  .tuple([z.number(), z.string()])
  .transform(([seconds, text]): MetricPoint => {
    const value = Number(text);
    return {
      at: Math.round(seconds * 1000),
      value: Number.isFinite(value) ? value : null,
    };
  });

/** A native histogram has neither, and no query of ours asks for one. */
const labelsSchema = z.record(z.string(), z.string());
const vectorSchema = z.object({
  resultType: z.literal('vector'),
  result: z.array(z.object({ metric: labelsSchema, value: pointSchema })),
});
const matrixSchema = z.object({
  resultType: z.literal('matrix'),
  result: z.array(
    z.object({ metric: labelsSchema, values: z.array(pointSchema) }),
  ),
});

const answerSchema = <T extends z.ZodType>(data: T) =>
  z.object({ status: z.literal('success'), data });
const vectorAnswer = answerSchema(vectorSchema);
const matrixAnswer = answerSchema(matrixSchema);

/** `{ status: "error", errorType, error }` */
const refusalSchema = z.object({
  status: z.literal('error'),
  error: z.string(),
});

export function decodeVector(host: string, json: unknown): MetricSample[] {
  const { result } = decoded(host, vectorAnswer, json).data;
  return bounded(host, result).map(({ metric, value }) => ({
    labels: metric,
    ...value,
  }));
}

export function decodeMatrix(host: string, json: unknown): MetricSeries[] {
  const { result } = decoded(host, matrixAnswer, json).data;
  return bounded(host, result).map(({ metric, values }) => ({
    labels: metric,
    points: values,
  }));
}

/** Why the server will not answer, if it says so. */
export function decodeRefusal(json: unknown): string | undefined {
  const words = refusalSchema.safeParse(json).data?.error;
  return words && withoutCredentials(words).replace(/\s+/g, ' ').slice(0, 300);
}

function decoded<T extends z.ZodType>(
  host: string,
  schema: T,
  json: unknown,
): z.output<T> {
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new SourceError(
    'malformed',
    `${host} answers something that is not an answer of Prometheus; check that the URL is its base URL, without /api/v1.`,
  );
}

function bounded<T>(host: string, result: T[]): T[] {
  if (result.length <= mostSeries) return result;
  throw new SourceError(
    'malformed',
    `${host} answers with more than ${mostSeries} series, which the portal does not read.`,
  );
}
