import {
  applicationsQuerySchema,
  resourceEventsQuerySchema,
  rollbackRequestSchema,
  syncRequestSchema,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { parseRequest } from './parseRequest';

const said = (...asked: Parameters<typeof parseRequest>) => {
  try {
    parseRequest(...asked);
  } catch (error) {
    return (error as Error).message;
  }
  return undefined;
};

it('says of what is missing that it is, and what is needed', () => {
  expect(said(resourceEventsQuerySchema, {}, 'query parameter')).toBe(
    "The query parameter 'uid' is missing: a text is needed.",
  );
  expect(said(rollbackRequestSchema, {}, 'field')).toBe(
    "The field 'id' is missing: a number is needed.",
  );
  expect(said(syncRequestSchema, { resources: [{ name: 'a' }] }, 'field')).toBe(
    "The field 'resources.0.kind' is missing: a text is needed.",
  );
});

it('says of a choice which there are', () => {
  expect(
    said(applicationsQuerySchema, { state: 'foo' }, 'query parameter'),
  ).toMatch(
    /^The query parameter 'state.*' cannot be used: invalid option: expected one of "contradicted"\|/,
  );
});

it('refuses a body that is no object', () => {
  expect(said(syncRequestSchema, [], 'field')).toBe(
    'The fields cannot be used: a JSON object is needed.',
  );
});

it('refuses a field that an operation does not have', () => {
  // Taken for nothing, it would be a sync that changes the cluster.
  expect(said(syncRequestSchema, { dryrun: true }, 'field')).toBe(
    "There is no field 'dryrun' here; the API document names those that there are.",
  );
  expect(
    said(
      syncRequestSchema,
      { resources: [{ kind: 'Pod', name: 'a', namspace: 'b' }] },
      'field',
    ),
  ).toMatch(/^There is no field 'resources.0.namspace' here/);
  expect(said(syncRequestSchema, { force: true }, 'field')).toMatch(
    /^There is no field 'force' here/,
  );
});
