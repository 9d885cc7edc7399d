import type { Json } from './schemas';

/** As it is checked in: in a form that a difference can be read in. */
export function documentText(document: Json): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}
