import type { Result, Results } from './Result';

const heads = ['goal', 'measured', 'against', 'ratio', 'promised', ''];

/** The results for people to read, as a Markdown table. */
export function tableOf(results: Results): string {
  const rows = Object.entries(results).map(rowOf);
  const widths = heads.map((head, column) =>
    Math.max(head.length, ...rows.map(row => row[column].length)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, n) => cell.padEnd(widths[n])).join(' | ')} |`;
  return [
    line(heads),
    line(widths.map(width => '-'.repeat(width))),
    ...rows.map(line),
  ].join('\n');
}

function rowOf([name, result]: [string, Result]): string[] {
  const { value, unit, goal, holds, against } = result;
  return [
    name,
    `${numberText(value)} ${unit}`,
    against === null ? '' : `${numberText(against)} ${unit}`,
    against ? `${numberText(value / against)} ×` : '',
    goal,
    holds ? 'holds' : 'FAILS',
  ];
}

export function numberText(value: number): string {
  if (Number.isInteger(value)) return value.toLocaleString('en-US');
  const digits = Math.abs(value) < 10 ? 2 : 1;
  return value.toLocaleString('en-US', { maximumFractionDigits: digits });
}
