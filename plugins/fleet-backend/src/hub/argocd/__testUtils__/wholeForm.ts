import type { Quarantined } from '@fleet-portal/backstage-plugin-fleet-node';
import { z } from 'zod';
import { readerOf } from '../../../json/readerOf';
import type { ObjectForm } from '../objectForm';

/** Of objects that are taken as they are. */
export function wholeForm<T>(
  kind: Quarantined['kind'],
  toObject: (input: unknown) => T,
): ObjectForm<unknown, T> {
  const schema = z.unknown();
  return { kind, schema, read: readerOf(schema), toObject };
}
