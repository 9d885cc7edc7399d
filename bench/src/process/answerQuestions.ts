import { z } from 'zod';

const questionSchema = z.object({
  id: z.number(),
  question: z.string(),
  argument: z.unknown().optional(),
});

export type Answers = Record<string, (argument: unknown) => unknown>;

/**
 * Answers what the parent asks over the channel between the two processes, one
 * message each, and ends with the parent.
 */
export function answerQuestions(answers: Answers): void {
  // Also where something else lets go of the channel: questions will come.
  process.channel?.ref();
  process.on('disconnect', () => process.exit());
  process.on('message', async message => {
    const { data } = questionSchema.safeParse(message);
    if (!data) return;
    const { id, question, argument } = data;
    try {
      const value = await answers[question](argument);
      process.send?.({ id, value });
    } catch (error) {
      process.send?.({ id, error: String(error) });
    }
  });
  process.send?.({ id: 0 });
}
