/** `a` and `b.c` of `{ a: '…', b: { c: '…' } }`. */
export type KeyOf<TMessages> = {
  [key in keyof TMessages & string]: TMessages[key] extends string
    ? key
    : `${key}.${KeyOf<TMessages[key]>}`;
}[keyof TMessages & string];

/** Every message of a part in another language: none is missing, none is too many. */
export type TextOf<TMessages> = Record<KeyOf<TMessages>, string>;
