import {
  CheckOutcome,
  Phrase,
  Remedy,
  told,
} from '@fleet-portal/backstage-plugin-fleet-common';

/** One check, with its sentence in English and apart from its language. */
export function checkResult<TCheck extends string>(
  check: TCheck,
  outcome: CheckOutcome,
  words: Phrase,
  remedy?: Remedy,
) {
  return {
    check,
    outcome,
    ...told({ words }),
    ...(remedy && { remedy }),
  };
}

/** @param paste - whole lines, ready to paste */
export function remedyOf(words: Phrase, paste?: string): Remedy {
  return { ...told({ words }), ...(paste !== undefined && { paste }) };
}
