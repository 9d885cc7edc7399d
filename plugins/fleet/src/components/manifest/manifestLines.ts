/** One line of a manifest in YAML. */
export interface ManifestLine {
  /** From 1. */
  number: number;
  text: string;
  /** Number of the last line that belongs to it; its own where none does. */
  end: number;
}

/** YAML line by line, with what is beneath each key. */
export function manifestLines(yaml: string): ManifestLine[] {
  const texts = yaml.replace(/\n$/, '').split('\n');
  const lines = texts.map((text, index) => ({
    number: index + 1,
    text,
    end: index + 1,
  }));
  const open: { line: ManifestLine; indent: number }[] = [];
  let last = 0;
  const close = (indent: number) => {
    while (open.length > 0 && open[open.length - 1].indent >= indent) {
      const closed = open.pop();
      if (closed) closed.line.end = last;
    }
  };
  for (const line of lines) {
    // An empty line belongs to what stands around it.
    if (line.text.trim() === '') continue;
    const indent = indentOf(line.text);
    close(indent);
    open.push({ line, indent });
    last = line.number;
  }
  close(0);
  return lines;
}

/** Only what is at the top, or a step below, folds: more would be noise. */
export function folds({ number, text, end }: ManifestLine): boolean {
  return end > number && indentOf(text) <= 2;
}

/** Without the lines beneath those that are folded. */
export function unfolded(
  lines: readonly ManifestLine[],
  folded: ReadonlySet<number>,
): ManifestLine[] {
  let hiddenTo = 0;
  return lines.filter(line => {
    if (line.number <= hiddenTo) return false;
    if (folded.has(line.number)) hiddenTo = line.end;
    return true;
  });
}

/** Lines that have the words, what they stand in, and what is beneath them. */
export function matching(
  lines: readonly ManifestLine[],
  words: string,
): { lines: ManifestLine[]; hits: number } {
  const wanted = words.toLocaleLowerCase('en-US');
  const found = lines.filter(({ text }) =>
    text.toLocaleLowerCase('en-US').includes(wanted),
  );
  const kept = new Set<ManifestLine>();
  let beneathTo = 0;
  const hits = new Set(found);
  const above: ManifestLine[] = [];
  for (const line of lines) {
    while (above.length > 0 && above[above.length - 1].end < line.number) {
      above.pop();
    }
    if (hits.has(line)) {
      for (const parent of above) kept.add(parent);
      beneathTo = Math.max(beneathTo, line.end);
    }
    if (hits.has(line) || line.number <= beneathTo) kept.add(line);
    if (line.end > line.number) above.push(line);
  }
  return { lines: lines.filter(line => kept.has(line)), hits: hits.size };
}

function indentOf(text: string): number {
  return text.length - text.trimStart().length;
}
