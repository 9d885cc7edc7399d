import ts from 'typescript';

/**
 * The comment above a declaration, as Markdown on long lines: lists and
 * paragraphs keep their lines, and what an editor links to is named.
 */
export function wordsOf(node: ts.Node): string | undefined {
  const [comment] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  return ts
    .getTextOfJSDocComment(comment?.comment)
    ?.replace(/\{@link (\w+)\s*\}/g, '`$1`')
    .replace(/(?<!\n)\n(?!\n|- )[ \t]*/g, ' ')
    .trim();
}
