import { FieldProblem } from '@fleet-portal/backstage-plugin-fleet-common';
import fc from 'fast-check';

fc.configureGlobal({
  seed: Number(process.env.FLEET_PROPERTY_SEED ?? 20261121),
});

/** `npm run reliability` asks for the long form; `npm test` runs a short one. */
const effort = (short: number, long: number) =>
  process.env.FLEET_RELIABILITY === 'long' ? long : short;

/** Runs of the properties of one field: there are many fields. */
export const runsOfField = { numRuns: effort(60, 1_000) };

/** Runs of the properties of a whole file. */
export const runsOfText = { numRuns: effort(300, 10_000) };

/** Words that YAML, Go templates, shells, paths and Markdown have a meaning for. */
const nasty = [
  'yes',
  'No',
  'on',
  'y',
  'null',
  '~',
  '',
  ' ',
  '0777',
  '0o17',
  '0x1F',
  '1e3',
  '1_000',
  '1:30',
  '.inf',
  '2026-11-21',
  '<<',
  '=',
  '- a',
  'a: b',
  'a #b',
  '#',
  '&a',
  '*a',
  '!!int 1',
  '!a',
  '%YAML',
  '---',
  '...',
  '|',
  '>',
  '@',
  '`',
  '"',
  "'",
  '{',
  '}',
  '[',
  ']',
  '{{.server}}',
  '{{ .token }}',
  '{%',
  '${{ secrets }}',
  '../..',
  '/etc/passwd',
  'a/../b',
  '..\\..',
  'C:\\',
  'a\nb',
  'a\r\nb',
  '\t',
  'a\u0000b',
  '\u0085',
  '\u2028',
  '\u2029',
  '\uFEFFa',
  '\uD800',
  'a\uDC00',
  '\u202Eevil',
  'é',
  '🚀',
  '; rm -rf /',
  '$(id)',
  '`id`',
  '| cat',
  '<script>',
  '__proto__',
  'constructor',
  'toString',
  'true',
  'False',
];

/** Texts that somebody could type into any field. */
export const hostile = fc.oneof(
  fc.constantFrom(...nasty),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ maxLength: 300 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 12 })
    .map(units => String.fromCharCode(...units)),
  fc
    .array(fc.oneof(fc.constantFrom(...nasty), fc.string({ maxLength: 5 })), {
      maxLength: 4,
    })
    .map(parts => parts.join('')),
);

type Decoded = { ok: true } | { ok: false; problems: FieldProblem[] };

/** What is refused is refused by the name of its field, in words. */
export function expectFieldNamed(decoded: Decoded, field: string) {
  if (decoded.ok) return;
  expect(decoded.problems.length).toBeGreaterThan(0);
  for (const problem of decoded.problems) {
    expect(problem.field.startsWith(field)).toBe(true);
    expect(problem.message).not.toMatch(/Invalid input|undefined|\p{Cc}/u);
  }
}
