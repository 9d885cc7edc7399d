import type { messages } from './messages';
import type { KeyOf } from './TextOf';

type MessageAt<TMessages, TKey> = TKey extends keyof TMessages
  ? TMessages[TKey]
  : TKey extends `${infer part}.${infer rest}`
  ? part extends keyof TMessages
    ? MessageAt<TMessages[part], rest>
    : never
  : never;

type Messages = {
  [key in KeyOf<typeof messages>]: MessageAt<typeof messages, key>;
};

/** By their keys; the forms for one and for more are of one key. */
type Templates = {
  [key in keyof Messages as key extends `${infer stem}_${'one' | 'other'}`
    ? stem
    : key]: Messages[key];
};

type TextKey = keyof Templates;

/** `name` and `all, number` of `{{name}} of {{all, number}}`. */
type BlanksIn<
  TTemplate,
  TFound = never,
> = TTemplate extends `${string}{{${infer blank}}}${infer rest}`
  ? BlanksIn<rest, TFound | blank>
  : TFound;

/** Of each key on its own, so that the compiler reads only those in use. */
type Blanks = {
  [key in TextKey]:
    | BlanksIn<Templates[key]>
    | (`${key}_other` extends keyof Messages ? 'count' : never);
};

type ValuesOf<TKey extends TextKey, TValue> = {
  [blank in Blanks[TKey] as blank extends `${infer name}, number`
    ? name
    : blank]: blank extends 'count' | `${string}, number` ? number : TValue;
};

type Values<TKey extends TextKey, TValue> = [Blanks[TKey]] extends [never]
  ? []
  : [values: ValuesOf<TKey, TValue>];

/**
 * Turns a key and its values into words in the reader's language.
 *
 * Backstage's own type of this function says the same, of all formats that a
 * value can have. With it the whole check of the types took twice as long.
 */
export interface FleetText {
  <TKey extends TextKey>(key: TKey, ...values: Values<TKey, string>): string;
  /** With parts that are drawn, such as a link. */
  <TKey extends TextKey>(
    key: TKey,
    ...values: Values<TKey, string | JSX.Element>
  ): JSX.Element;
}
