import {
  dnsLabelField,
  fleetRepositorySchema,
  lineField,
  listField,
  objectField,
  repositoryLayoutSchema,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { z } from 'zod';
import { DecodedIntent, decodeIntent } from '../decodeIntent';

const waveIntentSchema = objectField({
  repository: fleetRepositorySchema,
  wave: lineField(100),
  clusters: listField(dnsLabelField).optional(),
  layout: repositoryLayoutSchema.optional(),
});
/** What is to be upgraded; the fields are those of `fleet:upgrade:wave`. */
export type WaveIntent = z.infer<typeof waveIntentSchema>;

export const decodeWaveIntent = (input: unknown): DecodedIntent<WaveIntent> =>
  decodeIntent(waveIntentSchema, input);
