import { SourceError } from '@fleet-portal/backstage-plugin-fleet-node';
import fc from 'fast-check';
import { z } from 'zod';
import { applicationOf } from '../../hub/argocd/__testUtils__/fixtures';
import { replaceOne } from './replaceOne';

/** How a decoder may refuse; anything else is a crash. */
export function isRefusal(error: unknown): boolean {
  return (
    error instanceof z.ZodError ||
    error instanceof SyntaxError ||
    error instanceof SourceError
  );
}

const hostileText = fc.oneof(
  fc.string(),
  fc.constantFrom(
    '__proto__',
    'constructor',
    '\u0000',
    '../../etc/passwd',
    'javascript:alert(1)',
    '${7*7}',
    '9'.repeat(400),
    '-1e999Gi',
    'a='.repeat(200),
    '(((((',
  ),
);

export const anything = fc.anything({
  key: fc.oneof(
    hostileText,
    fc.constantFrom('metadata', 'spec', 'status', 'items', 'name', 'nodes'),
  ),
  values: [hostileText, fc.double(), fc.boolean(), fc.constant(null)],
  maxDepth: 4,
});

/** As an answer comes: out of a text, so with plain objects only. */
export function asAnswered(input: unknown): unknown {
  return JSON.parse(JSON.stringify(input) ?? 'null');
}

/** A good object of a hub with one thing replaced by anything. */
export const almostGood = fc
  .record({ place: fc.nat(), put: anything })
  .map(({ place, put }) => {
    const whole = {
      ...applicationOf({ name: 'shop', owner: 'shop' }),
      items: [applicationOf({ name: 'a' })],
      nodes: [{ uid: '1', kind: 'Pod', name: 'p', parentRefs: [] }],
      data: { name: 'YQ==', server: 'YQ==' },
      server: 'https://eu-1.example.com',
      result: { type: 'MODIFIED', application: applicationOf({ name: 'a' }) },
      type: 'MODIFIED',
      object: applicationOf({ name: 'a' }),
    };
    replaceOne(whole, place, put);
    return whole;
  });
