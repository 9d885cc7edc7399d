/** `1 cluster`, `3 clusters`. */
export function count(number: number, singular: string): string {
  return `${number} ${singular}${number === 1 ? '' : 's'}`;
}

/** `a`, `a and b`, `a, b and 3 more`. */
export function listed(names: readonly string[], most = 3): string {
  const shown = names.length > most ? names.slice(0, most - 1) : names;
  const rest = names.length - shown.length;
  const parts = rest > 0 ? [...shown, `${rest} more`] : [...shown];
  if (parts.length <= 1) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} and ${parts[parts.length - 1]}`;
}

/** A sentence ends with one full stop, whatever the source wrote. */
export function sentence(text: string): string {
  const trimmed = text.trim();
  return /[.!?…]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

/** Sentences in a row; those that have nothing to say are left out. */
export function sentences(
  ...parts: (string | undefined)[]
): string | undefined {
  const said = parts.filter(part => part !== undefined && part.trim() !== '');
  return said.length === 0
    ? undefined
    : said.map(part => sentence(part ?? '')).join(' ');
}
