import { z } from 'zod';

/**
 * A whole number in a query, where every value is text. `Number('')` is 0,
 * so only digits are read; whatever else somebody sent is refused.
 */
export function wholeNumber(least: number, most = Number.MAX_SAFE_INTEGER) {
  const error =
    most === Number.MAX_SAFE_INTEGER
      ? `must be a whole number, ${least} or more`
      : `must be a whole number from ${least} to ${most}`;
  return z.preprocess(
    value =>
      typeof value === 'string' && digits.test(value) ? Number(value) : value,
    z.int({ error }).min(least, { error }).max(most, { error }),
  );
}

const digits = /^\d+$/;
