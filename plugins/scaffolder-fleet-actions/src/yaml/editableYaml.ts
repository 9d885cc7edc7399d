import { InputError } from '@backstage/errors';
import { Document, parseAllDocuments } from 'yaml';

/**
 * The documents of a file that is to be edited in place.
 *
 * @param explain - the error's words, given the line that is no YAML
 * @throws InputError when it is not YAML
 */
export function parseEditable(
  text: string,
  explain: (line: number) => string,
): Document[] {
  // Argo CD reads YAML 1.1, where a bare `yes` or `0777` is no text.
  const parsed = parseAllDocuments(text, { compat: 'yaml-1.1' });
  const documents = 'empty' in parsed ? [] : parsed;
  const [broken] = documents.flatMap(({ errors }) => errors);
  if (broken) {
    // The parser's own words repeat the line, and that may be a credential.
    const line = text.slice(0, broken.pos[0]).split('\n').length;
    throw new InputError(explain(line));
  }
  return documents;
}

/** The documents as text, in the style of the `text` that they came from. */
export function editedText(
  documents: readonly Document[],
  text: string,
): string {
  // A list stands below its key or further in; the writer has one way for all.
  const indentSeq = !/^( *)[^\s#-].*:\n\1- /m.test(text);
  return documents
    .map(document => document.toString({ lineWidth: 0, indentSeq }))
    .join('');
}
