import { useState } from 'react';

/**
 * What a person edits, for a field whose value says the same in another order
 * or with less in it. Their rows stay where they see them, until the form is
 * filled from elsewhere: an address, an example, a step back.
 */
export function useDraft<Draft, Value extends object>(options: {
  value: Value | undefined;
  onChange: (value: Value) => void;
  draftOf: (value: Value | undefined) => Draft;
  valueOf: (draft: Draft) => Value;
}): [Draft, (next: Draft) => void] {
  const { value, onChange, draftOf, valueOf } = options;
  const [edited, setEdited] = useState(() => draftOf(value));
  const draft = meanTheSame(valueOf(edited), value) ? edited : draftOf(value);
  return [
    draft,
    next => {
      setEdited(next);
      onChange(valueOf(next));
    },
  ];
}

function meanTheSame(a: object, b: object | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b ?? {});
}
