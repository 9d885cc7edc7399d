import type { Quarantined } from '@fleet-portal/backstage-plugin-fleet-node';
import type { z } from 'zod';
import type { Read } from '../../json/readerOf';

/** How the objects of one kind are read, and what becomes of them. */
export interface ObjectForm<Raw, T> {
  kind: Quarantined['kind'];
  /** What is read of an object, as it is. */
  schema: z.ZodType<Raw, Raw>;
  /** Reads the same from the bytes. */
  read: Read<Raw>;
  /** @throws ZodError */
  toObject: (raw: Raw) => T;
}
