import type {
  Block,
  Reason,
} from '@fleet-portal/backstage-plugin-fleet-common';

/** An old reading proves nothing about who asks for what now. */
export function isRead<T>(
  block: Block<T> | undefined,
): block is Extract<Block<T>, { status: 'ok' }> {
  return block?.status === 'ok';
}

/** Why it was not read, where somebody says it. */
export function reasonOf<T>(block: Block<T> | undefined): Partial<Reason> {
  if (!block || !('reason' in block)) return {};
  const { reason, phrases } = block;
  return phrases ? { reason, phrases } : { reason };
}
