import type { AskedTruth } from './AskedSource';
import type { Origin } from './FaultyHost';

/** What a metrics server knows of the nodes of one cluster. */
export class MetricsTruth implements AskedTruth {
  #nodes = 3;

  /** Nodes that are ready: one never is. */
  get value(): number {
    return this.#nodes - 1;
  }

  /** One node more. */
  move(): void {
    this.#nodes += 1;
  }

  origin(): Origin {
    return ({ pathname, searchParams }) => {
      if (pathname !== '/api/v1/query_range') return undefined;
      const isNotReady = searchParams.get('query')?.includes('== bool 0');
      const value = isNotReady ? 1 : this.#nodes;
      const at = Number(searchParams.get('end'));
      const result = [{ metric: {}, values: [[at, String(value)]] }];
      return {
        body: { status: 'success', data: { resultType: 'matrix', result } },
      };
    };
  }
}
