import type { RevisionMetadata } from '@fleet-portal/backstage-plugin-fleet-node';
import { z } from 'zod';
import { plainMessage } from './plainText';
import { optionalText } from './shapes';

/** `RevisionMetadata` of Argo CD 3; tags, references and signatures are not kept. */
const metadataSchema = z.object({
  author: optionalText,
  date: optionalText,
  message: optionalText,
});

/** @throws ZodError */
export function decodeRevisionMetadata(input: unknown): RevisionMetadata {
  const { author, date, message } = metadataSchema.parse(input);
  return {
    author: author && nameOf(author),
    committedAt: date !== undefined && isTime(date) ? date : undefined,
    message: message && subjectOf(message),
  };
}

/** `ada <ada@example.com>`: the address is nobody's business here. */
function nameOf(author: string): string | undefined {
  const name = plainMessage(author.split('<')[0]);
  return name === '' || name.includes('@') ? undefined : name.slice(0, 200);
}

function subjectOf(message: string): string | undefined {
  const [line] = message.trim().split(/\r?\n/);
  return plainMessage(line).slice(0, 500) || undefined;
}

function isTime(text: string): boolean {
  return !Number.isNaN(Date.parse(text));
}
