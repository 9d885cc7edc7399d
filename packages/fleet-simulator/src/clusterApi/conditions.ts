import { timestamp } from '../clock';
import type { JsonObject } from '../json';

/** A condition that holds since `at`, as metav1 writes it. */
export function condition(
  type: string,
  holds: boolean,
  words: { reason: string; message?: string; at: number },
): JsonObject {
  return {
    type,
    status: holds ? 'True' : 'False',
    reason: words.reason,
    message: words.message ?? '',
    lastTransitionTime: timestamp(words.at),
  };
}
