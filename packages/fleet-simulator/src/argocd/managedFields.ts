import { timestamp } from '../clock';
import { isJsonArray, isJsonObject, type Json, type JsonObject } from '../json';

export interface FieldManager {
  manager: string;
  /** When it wrote last, ms. */
  time: number;
  owned: JsonObject;
  apiVersion?: string;
  subresource?: 'status';
}

/** Who owns which field: every object on the wire carries this, and it is a good part of its size. */
export function managedFieldsOf({
  manager,
  time,
  owned,
  apiVersion = 'argoproj.io/v1alpha1',
  subresource,
}: FieldManager): JsonObject {
  return {
    manager,
    operation: 'Update',
    apiVersion,
    time: timestamp(time),
    fieldsType: 'FieldsV1',
    fieldsV1: fieldsOf(owned),
    ...(subresource && { subresource }),
  };
}

function fieldsOf(value: JsonObject): JsonObject {
  const fields: Record<string, Json> = {};
  for (const [key, child] of Object.entries(value)) {
    if (child === undefined) continue;
    // Lists are owned whole.
    fields[`f:${key}`] =
      isJsonObject(child) && !isJsonArray(child)
        ? { '.': {}, ...fieldsOf(child) }
        : {};
  }
  return fields;
}
