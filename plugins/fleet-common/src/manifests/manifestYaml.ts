import {
  Document,
  isCollection,
  isNode,
  parseDocument,
  stringify,
  visit,
} from 'yaml';
import { quote } from './names';

/**
 * An object as YAML. Argo CD reads YAML with a parser of version 1.1, where
 * `yes`, `0777` and `1:30` are not text: such texts are quoted.
 */
export function manifestYaml(...documents: readonly object[]): string {
  return documents
    .map(document =>
      stringify(document, {
        compat: 'yaml-1.1',
        aliasDuplicateObjects: false,
        lineWidth: 0,
        singleQuote: true,
      }),
    )
    .join('---\n');
}

/**
 * Values that somebody typed, as they go into a file: comments and order stay.
 *
 * @returns the text, or what is wrong with it
 */
export function valuesYaml(
  text: string,
): { yaml: string } | { problem: string } {
  const document = parseDocument(text, { prettyErrors: false });
  // What it only warns of, other parsers read differently.
  const [error] = [...document.errors, ...document.warnings];
  if (error) {
    const line = text.slice(0, error.pos[0]).split('\n').length;
    // The parser repeats what it stumbled over, whatever that is.
    const words = error.message.replace(/\p{C}+/gu, ' ').trim();
    return { problem: `line ${line} is not YAML: ${words}` };
  }
  if (hasCollectionKey(document)) {
    return {
      problem:
        "it has a map or a list as a key, as '{{ x }}' without quotes is one; put it in quotes",
    };
  }
  const tag = firstTag(document);
  if (tag) {
    return {
      problem: `it has the tag ${quote(
        tag,
      )}; write the value without it, in quotes where it is text`,
    };
  }
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 20 });
  } catch {
    return { problem: 'it repeats anchors too often; write the values out' };
  }
  if (value === null || value === undefined) return { yaml: text };
  if (typeof value !== 'object' || Array.isArray(value)) {
    return { problem: "it is not a map of Helm values such as 'replicas: 2'" };
  }
  return { yaml: document.toString({ lineWidth: 0 }) };
}

function hasCollectionKey(document: Document): boolean {
  let found = false;
  visit(document, {
    Pair(_, { key }) {
      if (!isCollection(key)) return undefined;
      found = true;
      return visit.BREAK;
    },
  });
  return found;
}

/** Parsers disagree on what a tag makes of a value, as `!!int 1a`. */
function firstTag(document: Document): string | undefined {
  let found: string | undefined;
  visit(document, (_, node) => {
    if (!isNode(node) || !('tag' in node) || !node.tag) return undefined;
    found = node.tag;
    return visit.BREAK;
  });
  return found;
}
