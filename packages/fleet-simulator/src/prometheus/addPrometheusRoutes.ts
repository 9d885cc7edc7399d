import { urlencoded, type Request, type Response, type Router } from 'express';
import { parseQuery } from './promql/evaluate';
import type { PromValue } from './promql/values';
import { parseDuration } from './promql/nodes';
import { PromError } from './promql/PromError';
import type { WorldMetrics } from './WorldMetrics';

/** As in Prometheus. */
const mostPoints = 11_000;

/** The HTTP API of Prometheus that readers need. */
export function addPrometheusRoutes(
  router: Router,
  metrics: () => WorldMetrics,
): void {
  const answer = (path: string, read: (input: Inputs) => unknown) => {
    const reply = (request: Request, response: Response) => {
      try {
        const data = read(new Inputs(request));
        response.json({ status: 'success', data });
      } catch (error) {
        if (!(error instanceof PromError)) throw error;
        response.status(400).json({
          status: 'error',
          errorType: 'bad_data',
          error: error.message,
        });
      }
    };
    router.get(path, reply);
    router.post(path, urlencoded({ extended: false, limit: '64kb' }), reply);
  };

  answer('/query', input => {
    const at = input.time('time', metrics().now());
    const query = parseQuery(input.text('query'), metrics().table());
    const value = query.at(at);
    return typeof value === 'number'
      ? { resultType: 'scalar', result: point(at, value) }
      : {
          resultType: 'vector',
          result: value.map(sample => ({
            metric: sample.labels,
            value: point(at, sample.value),
          })),
        };
  });

  answer('/query_range', input => {
    const now = metrics().now();
    const from = input.time('start', now);
    const to = input.time('end', now);
    const stepMs = parseDuration(input.text('step'));
    if (to < from) {
      throw new PromError(
        'invalid parameter "end": end timestamp must not be before start time',
      );
    }
    if ((to - from) / stepMs > mostPoints) {
      throw new PromError(
        'exceeded maximum resolution of 11,000 points per timeseries. Try decreasing the query resolution (?step=XX)',
      );
    }
    const query = parseQuery(input.text('query'), metrics().table());
    const rows = new Map<
      string,
      { metric: Record<string, string>; values: [number, string][] }
    >();
    // Nothing is known of what is to come.
    for (let at = from; at <= Math.min(to, now); at += stepMs) {
      for (const { labels, value } of asVector(query.at(at))) {
        const key = JSON.stringify(labels);
        const row = rows.get(key) ?? { metric: { ...labels }, values: [] };
        rows.set(key, row);
        row.values.push(point(at, value));
      }
    }
    return { resultType: 'matrix', result: [...rows.values()] };
  });

  answer('/labels', () => {
    const names = new Set(['__name__']);
    for (const series of metrics().table().values()) {
      for (const { labels } of series) {
        Object.keys(labels).forEach(label => names.add(label));
      }
    }
    return [...names].sort();
  });

  answer('/label/:name/values', input => {
    const { name } = input.params;
    const table = metrics().table();
    if (name === '__name__') return [...table.keys()].sort();
    const values = new Set<string>();
    for (const series of table.values()) {
      for (const { labels } of series) {
        if (labels[name]) values.add(labels[name]);
      }
    }
    return [...values].sort();
  });

  answer('/status/buildinfo', () => ({ version: '3.5.0' }));
}

class Inputs {
  readonly params: Record<string, string>;
  readonly #request: Request;

  constructor(request: Request) {
    this.#request = request;
    this.params = request.params;
  }

  text(name: string): string {
    const value = this.#request.query[name] ?? this.#request.body?.[name];
    return typeof value === 'string' ? value : '';
  }

  /** Seconds since 1970, or RFC 3339; milliseconds as answer. */
  time(name: string, fallback: number): number {
    const text = this.text(name);
    if (text === '') return fallback;
    const ms = /^-?[\d.]+$/.test(text)
      ? Number(text) * 1_000
      : Date.parse(text);
    if (Number.isFinite(ms)) return ms;
    throw new PromError(
      `invalid parameter "${name}": cannot parse "${text}" to a valid timestamp`,
    );
  }
}

function asVector(value: PromValue) {
  return typeof value === 'number' ? [{ labels: {}, value }] : value;
}

/** Prometheus writes numbers as Go does. */
function point(ms: number, value: number): [number, string] {
  const text = Number.isFinite(value)
    ? String(value)
    : { Infinity: '+Inf', '-Infinity': '-Inf' }[String(value)] ?? 'NaN';
  return [ms / 1_000, text];
}
