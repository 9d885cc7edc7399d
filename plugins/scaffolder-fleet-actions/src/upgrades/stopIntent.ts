import {
  booleanField,
  fleetRepositorySchema,
  lineField,
  objectField,
  repositoryLayoutSchema,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { z } from 'zod';
import { DecodedIntent, decodeIntent } from '../decodeIntent';

const stopIntentSchema = objectField({
  repository: fleetRepositorySchema,
  reason: lineField(500).refine(
    reason => reason.trim() !== '',
    'it is empty; say why, for whoever looks at the page',
  ),
  workloads: booleanField.optional(),
  layout: repositoryLayoutSchema.optional(),
});
/** What is to be stopped; the fields are those of `fleet:upgrade:stop`. */
export type StopIntent = z.infer<typeof stopIntentSchema>;

export const decodeStopIntent = (input: unknown): DecodedIntent<StopIntent> =>
  decodeIntent(stopIntentSchema, input);
