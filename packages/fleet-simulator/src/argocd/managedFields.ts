import { timestamp } from '../clock';
import { isJsonArray, isJsonObject, type Json, type JsonObject } from '../json';

/** Who owns which field: every Application on the wire carries this, and it is a good part of its size. */
export function managedFieldsOf(
  manager: string,
  time: number,
  owned: JsonObject,
): JsonObject {
  return {
    manager,
    operation: 'Update',
    apiVersion: 'argoproj.io/v1alpha1',
    time: timestamp(time),
    fieldsType: 'FieldsV1',
    fieldsV1: fieldsOf(owned),
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
