/** Of items of lists, for as long as the items are in use. */
const texts = new WeakMap<object, string>();

/**
 * An answer as JSON, the same that `JSON.stringify` writes. Versions that follow
 * each other have most items of their lists in common, as the same objects:
 * what was written of these is not written again. Whatever is in an answer must
 * therefore stay as it is.
 */
export function answerText(answer: object): string {
  const parts = Object.entries(answer).flatMap(([key, value]) => {
    const text = Array.isArray(value) ? listText(value) : textOf(value);
    return text === undefined ? [] : [`${JSON.stringify(key)}:${text}`];
  });
  return `{${parts.join(',')}}`;
}

function listText(items: readonly unknown[]): string {
  return `[${items.map(itemText).join(',')}]`;
}

function itemText(item: unknown): string {
  if (typeof item !== 'object' || item === null) return textOf(item) ?? 'null';
  const known = texts.get(item);
  if (known !== undefined) return known;
  const text = JSON.stringify(item);
  texts.set(item, text);
  return text;
}

/** Undefined for what JSON has no word for. */
function textOf(value: unknown): string | undefined {
  return JSON.stringify(value);
}
