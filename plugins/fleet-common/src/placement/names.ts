/**
 * The hub's `normalize` and `nameNormalized`: at most 253 characters, lower
 * case letters, digits, `-` and `.`, with an alphanumeric at both ends.
 */
export function normalizeName(name: string): string {
  const cleaned = name
    .toLowerCase()
    .replace(/[^-a-z0-9.]/gu, '-')
    .slice(0, 253);
  let start = 0;
  let end = cleaned.length;
  while (start < end && /[-.]/.test(cleaned[start])) start += 1;
  while (end > start && /[-.]/.test(cleaned[end - 1])) end -= 1;
  return cleaned.slice(start, end);
}
