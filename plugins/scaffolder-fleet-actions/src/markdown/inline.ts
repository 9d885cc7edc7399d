/**
 * Text of others inside our Markdown. Cluster names, labels and error messages
 * are free text: a pull request must not turn them into links, mentions or
 * table cells.
 */

/** As code, on one line; safe inside a table. */
export function code(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  if (line === '') return '(empty)';
  const runs = [...line.matchAll(/`+/g)].map(([run]) => run.length);
  const fence = '`'.repeat(Math.max(0, ...runs) + 1);
  const padding = /^`|`$/.test(line) ? ' ' : '';
  return `${fence}${padding}${escapeCells(line)}${padding}${fence}`;
}

/** As a sentence, with everything escaped that Markdown or a Git host gives a meaning. */
export function sentence(text: string): string {
  return (
    text
      .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
      .trim()
      .replace(/[\\`*_{}[\]()#+!|<>~&-]/g, character => `\\${character}`)
      // An invisible space keeps a name from being mentioned or linked.
      .replace(/@(?=\w)|(?<=\w):\/\//g, match =>
        match.replace(/[@:]/, '$&\u200B'),
      )
  );
}

/** A table splits its cells before it looks for code. */
function escapeCells(text: string): string {
  return text.replace(/\|/g, '\\|');
}

/** Rows of a table; none for no rows. */
export function table(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
): string[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)];
}
