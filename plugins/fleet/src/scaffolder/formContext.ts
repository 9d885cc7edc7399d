/** What the other fields of a scaffolder form hold; undefined in the field explorer. */
export function formDataOf(props: { formContext?: unknown }): unknown {
  const { formContext } = props;
  return isRecord(formContext) ? formContext.formData : undefined;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
