import { createHash } from 'crypto';

const longest = 63;

/**
 * A catalog name for free text such as a cluster name: letters, digits and
 * `-_.`, at most 63 characters, beginning and ending with a letter or digit.
 * Text that had to be changed gets a short hash of the original, so that two
 * clusters never share an entity.
 */
export function toEntityName(text: string): string {
  const plain = text
    .replace(/[^a-zA-Z0-9._-]+/g, '-')
    .replace(/^[^a-zA-Z0-9]+|[^a-zA-Z0-9]+$/g, '');
  if (plain === text && plain.length <= longest) return plain;
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 8);
  const head = plain.slice(0, longest - hash.length - 1).replace(/[._-]+$/, '');
  return head === '' ? hash : `${head}-${hash}`;
}

/** `in-cluster` repeats on every hub, so the hub is part of a cluster's name. */
export function clusterEntityName(hub: string, cluster: string): string {
  return toEntityName(`${hub}.${cluster}`);
}
