import { z } from 'zod';
import {
  applicationSummarySchema,
  autoSyncSchema,
  historyEntrySchema,
} from './application';
import { envelopeShape, timestampSchema } from './sources';

/** What the model keeps of an Application beyond its row, for who asks for it. */
export const applicationRecordSchema = z.object({
  /** Another Application of the same name has another. */
  uid: z.string(),
  /** Those of the Application itself. */
  labels: z.record(z.string(), z.string()),
  createdAt: timestampSchema.optional(),
  /** When the hub last compared it with Git. */
  reconciledAt: timestampSchema.optional(),
  healthSince: timestampSchema.optional(),
  /** Present when the hub syncs it by itself. */
  autoSync: autoSyncSchema.optional(),
  /** Newest first, at most 10. */
  history: z.array(historyEntrySchema),
});
export type ApplicationRecord = z.infer<typeof applicationRecordSchema>;

export const applicationListItemSchema = applicationSummarySchema.extend({
  /** With `expand=record`. */
  record: applicationRecordSchema.optional(),
});
export type ApplicationListItem = z.infer<typeof applicationListItemSchema>;

export const applicationsResponseSchema = z.object({
  ...envelopeShape,
  /** How many match the filters in all. */
  total: z.number().int(),
  /** Most harm first, then by name; one page of them. */
  items: z.array(applicationListItemSchema),
});
export type ApplicationsResponse = z.infer<typeof applicationsResponseSchema>;
