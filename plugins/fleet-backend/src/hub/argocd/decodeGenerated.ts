import type { HubGenerated } from '@fleet-portal/backstage-plugin-fleet-node';
import { z } from 'zod';
import { optionalText } from './shapes';

/** `ApplicationSetGenerateResponse` of Argo CD 3; of each Application only where it goes. */
const generatedSchema = z.object({
  applications: z
    .array(
      z.object({
        metadata: z.object({ name: z.string().min(1) }),
        spec: z.object({
          destination: z.object({ server: optionalText, name: optionalText }),
        }),
      }),
    )
    .nullish(),
});

/** @throws ZodError */
export function decodeGenerated(input: unknown): HubGenerated[] {
  const { applications } = generatedSchema.parse(input);
  return (applications ?? []).map(({ metadata, spec }) => ({
    name: metadata.name,
    destination: spec.destination,
  }));
}
