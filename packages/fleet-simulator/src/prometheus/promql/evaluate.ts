import type { SyntaxNode } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';
import type { MetricTable } from '../series';
import { aggregate } from './aggregate';
import { binary } from './binary';
import { histogramQuantile } from './histogramQuantile';
import { PromError } from './PromError';
import { childrenOf, childOf, durationOf, textOf } from './nodes';
import { ratesOf, samplesOf } from './selectors';
import type { PromValue, Sample } from './values';

/** A query that was found to be PromQL, and can be evaluated at any moment. */
export interface PromQuery {
  at(ms: number): PromValue;
}

/**
 * The part of PromQL that the demo understands: selectors, `rate`, `increase`,
 * `histogram_quantile`, `clamp_min`, `vector`, aggregations, arithmetic,
 * comparisons and `or`.
 *
 * @throws PromError as Prometheus words it, for what is not PromQL or beyond that part
 */
export function parseQuery(query: string, table: MetricTable): PromQuery {
  const tree = parser.parse(query);
  const cursor = tree.cursor();
  do {
    if (cursor.type.isError) {
      throw new PromError(
        `1:${cursor.from + 1}: parse error: unexpected input in expression`,
      );
    }
  } while (cursor.next());
  const expression = childrenOf(tree.topNode)[0];
  const evaluation = new Evaluation(query, table);
  // Whatever the demo cannot evaluate is told before there is any data.
  evaluation.value(expression, 0);
  return { at: ms => evaluation.value(expression, ms) };
}

class Evaluation {
  readonly #query: string;
  readonly #table: MetricTable;

  constructor(query: string, table: MetricTable) {
    this.#query = query;
    this.#table = table;
  }

  value(node: SyntaxNode, ms: number): PromValue {
    switch (node.name) {
      case 'NumberDurationLiteral':
        return this.#number(node);
      case 'ParenExpr':
        return this.value(childrenOf(node)[0], ms);
      case 'VectorSelector':
        return samplesOf(this.#query, node, this.#table, ms);
      case 'AggregateExpr':
        return this.#aggregate(node, ms);
      case 'BinaryExpr':
        return this.#binary(node, ms);
      case 'FunctionCall':
        return this.#call(node, ms);
      default:
        throw this.#unsupported(node);
    }
  }

  #number(node: SyntaxNode): number {
    const value = Number(textOf(this.#query, node));
    if (Number.isNaN(value)) throw this.#unsupported(node);
    return value;
  }

  #aggregate(node: SyntaxNode, ms: number): PromValue {
    const operator = textOf(this.#query, childOf(node, 'AggregateOp'));
    const modifier = node.getChild('AggregateModifier');
    if (modifier?.getChild('Without')) throw this.#unsupported(modifier);
    const labels = modifier?.getChild('GroupingLabels');
    const by = labels
      ? childrenOf(labels).map(label => textOf(this.#query, label))
      : [];
    const body = childrenOf(childOf(node, 'FunctionCallBody'));
    if (body.length !== 1) throw this.#unsupported(node);
    const samples = vectorOf(this.value(body[0], ms));
    return aggregate(operator, by, samples);
  }

  #binary(node: SyntaxNode, ms: number): PromValue {
    if (node.getChild('MatchingModifierClause')) throw this.#unsupported(node);
    const parts = childrenOf(node);
    const left = this.value(parts[0], ms);
    const right = this.value(parts[parts.length - 1], ms);
    const operator = textOf(this.#query, parts[1]);
    const bool = node.getChild('BoolModifier') !== null;
    return binary(operator, bool, left, right);
  }

  #call(node: SyntaxNode, ms: number): PromValue {
    const name = textOf(this.#query, childOf(node, 'FunctionIdentifier'));
    const inputs = childrenOf(childOf(node, 'FunctionCallBody'));
    switch (name) {
      case 'rate':
      case 'increase': {
        const [matrix] = inputs;
        if (matrix?.name !== 'MatrixSelector') throw this.#unsupported(node);
        const windowMs = durationOf(this.#query, matrix);
        const selector = childOf(matrix, 'VectorSelector');
        const rates = ratesOf(this.#query, selector, this.#table, ms, windowMs);
        const factor = name === 'rate' ? 1 : windowMs / 1_000;
        return rates.map(({ labels, value }) => ({
          labels,
          value: value * factor,
        }));
      }
      case 'histogram_quantile': {
        const quantile = scalarOf(this.value(inputs[0], ms));
        return histogramQuantile(quantile, vectorOf(this.value(inputs[1], ms)));
      }
      case 'clamp_min': {
        const least = scalarOf(this.value(inputs[1], ms));
        return vectorOf(this.value(inputs[0], ms)).map(
          ({ labels: { __name__, ...labels }, value }) => ({
            labels,
            value: Math.max(value, least),
          }),
        );
      }
      case 'vector':
        return [{ labels: {}, value: scalarOf(this.value(inputs[0], ms)) }];
      default:
        throw new PromError(
          `1:${
            node.from + 1
          }: parse error: unknown function with name "${name}"`,
        );
    }
  }

  #unsupported(node: SyntaxNode): PromError {
    return new PromError(
      `1:${node.from + 1}: the demo fleet cannot evaluate ${textOf(
        this.#query,
        node,
      )}`,
    );
  }
}

function vectorOf(value: PromValue): readonly Sample[] {
  if (typeof value !== 'number') return value;
  throw new PromError('parse error: expected type instant vector, got scalar');
}

function scalarOf(value: PromValue): number {
  if (typeof value === 'number') return value;
  throw new PromError('parse error: expected type scalar, got instant vector');
}
