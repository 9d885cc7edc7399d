/** Some hundred kilobytes at most, of texts and what became of them. */
const mostTexts = 256;
const longestText = 500;

/**
 * A function of a text that remembers the latest short texts: of ten thousand
 * Applications nearly all say "successfully synced".
 */
export function remembered(
  compute: (text: string) => string,
): (text: string) => string {
  const known = new Map<string, string>();
  return text => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const result = compute(text);
    if (text.length <= longestText) {
      if (known.size >= mostTexts) known.clear();
      known.set(text, result);
    }
    return result;
  };
}
