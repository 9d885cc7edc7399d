import { z } from 'zod';
import { Phrase, Phrases } from '../phrases';

/**
 * A sentence apart from its language: a code, and the values that its template
 * fills in. Readers who know the code can say it in another language; all
 * others have its English text beside it.
 */
export const phraseSchema: z.ZodType<Phrase> = z.object({
  /** Names the sentence, such as `trouble.noHistory`; one that a reader does not know is read in English. */
  code: z.string(),
  /** What the sentence fills in, by name; a list is of words and of further phrases. */
  get params() {
    return z
      .record(
        z.string(),
        z.union([
          z.string(),
          z.number(),
          z.array(z.union([z.string(), phraseSchema])),
        ]),
      )
      .optional();
  },
});

/**
 * The phrases behind the texts of an object, by field: of a text its
 * sentences, of a list of texts one phrase for each entry.
 */
export const phrasesSchema = z
  .record(z.string(), z.array(phraseSchema))
  .optional();

/** Why something is not there: a sentence, and the same apart from its language. */
export const reasonShape = {
  /** One sentence. */
  reason: z.string(),
  phrases: phrasesSchema,
};
export interface Reason {
  reason: string;
  phrases?: Phrases;
}
