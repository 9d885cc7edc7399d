import type { SyntaxNode } from '@lezer/common';
import { PromError } from './PromError';

export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    children.push(child);
  }
  return children;
}

export function childOf(node: SyntaxNode, name: string): SyntaxNode {
  const child = node.getChild(name);
  if (child) return child;
  throw new PromError(`1:${node.from + 1}: parse error: missing ${name}`);
}

export function textOf(query: string, { from, to }: SyntaxNode): string {
  return query.slice(from, to);
}

const units: Record<string, number> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** The window of a matrix selector, in milliseconds. */
export function durationOf(query: string, matrix: SyntaxNode): number {
  return parseDuration(textOf(query, childOf(matrix, 'DurationExpr')));
}

/** `5m`, `1h30m`, or a number of seconds. */
export function parseDuration(text: string): number {
  const parts = [...text.matchAll(/(\d+)(ms|[smhdw])/g)];
  const ms = /^[\d.]+$/.test(text)
    ? Number(text) * 1_000
    : parts.reduce(
        (sum, [, count, unit]) => sum + Number(count) * units[unit],
        0,
      );
  if (ms > 0) return ms;
  throw new PromError(`not a valid duration string: "${text}"`);
}
