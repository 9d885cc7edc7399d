import type { SyntaxNode } from '@lezer/common';
import type { MetricTable, Series } from '../series';
import type { Sample } from './values';
import { childOf, childrenOf, textOf } from './nodes';
import { PromError } from './PromError';

type Matcher = (labels: Readonly<Record<string, string>>) => boolean;

/** The series of a selector that have a value now. */
export function samplesOf(
  query: string,
  node: SyntaxNode,
  table: MetricTable,
  ms: number,
): Sample[] {
  const name = nameOf(query, node);
  return seriesOf(query, node, table).flatMap(({ labels, at }) => {
    const value = at(ms);
    return value === undefined
      ? []
      : [{ labels: { __name__: name, ...labels }, value }];
  });
}

/** How fast counters rise for each second; the counters of the world never fall. */
export function ratesOf(
  query: string,
  node: SyntaxNode,
  table: MetricTable,
  ms: number,
  windowMs: number,
): Sample[] {
  return seriesOf(query, node, table).flatMap(({ labels, at }) => {
    const first = at(ms - windowMs);
    const last = at(ms);
    return first === undefined || last === undefined
      ? []
      : [{ labels, value: (last - first) / (windowMs / 1_000) }];
  });
}

function nameOf(query: string, node: SyntaxNode): string {
  const name = node.getChild('Identifier');
  if (name) return textOf(query, name);
  throw new PromError(
    `1:${node.from + 1}: the demo fleet wants the name of a metric`,
  );
}

function seriesOf(
  query: string,
  node: SyntaxNode,
  table: MetricTable,
): Series[] {
  const list = node.getChild('LabelMatchers');
  const matchers = list
    ? childrenOf(list).map(matcher => matcherOf(query, matcher))
    : [];
  const all = table.get(nameOf(query, node)) ?? [];
  return all.filter(({ labels }) => matchers.every(holds => holds(labels)));
}

function matcherOf(query: string, node: SyntaxNode): Matcher {
  const label = textOf(query, childOf(node, 'LabelName'));
  const operator = textOf(query, childOf(node, 'MatchOp'));
  const value = unquoted(textOf(query, childOf(node, 'StringLiteral')));
  const has = (labels: Readonly<Record<string, string>>) => labels[label] ?? '';
  switch (operator) {
    case '=':
      return labels => has(labels) === value;
    case '!=':
      return labels => has(labels) !== value;
    default: {
      const pattern = new RegExp(`^(?:${value})$`, 's');
      const wanted = operator === '=~';
      return labels => pattern.test(has(labels)) === wanted;
    }
  }
}

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t' };

function unquoted(text: string): string {
  const inner = text.slice(1, -1);
  return text.startsWith('`')
    ? inner
    : inner.replace(
        /\\(.)/gs,
        (_, letter: string) => escapes[letter] ?? letter,
      );
}
