import { Readable } from 'node:stream';
import { readList } from '../../json/readList';
import { applicationForm } from './decodeApplication';
import { ListDecoder } from './decodeList';
import { applicationOf } from './__testUtils__/fixtures';
import { TextPool } from './plainText';

const applied = {
  group: 'apps',
  version: 'v1',
  kind: 'Deployment',
  namespace: 'shop',
  name: 'shop',
  status: 'Synced',
  message: 'deployment.apps/shop configured (dry run)',
  hookPhase: 'Running',
  syncPhase: 'Sync',
};
const refused = {
  version: 'v1',
  kind: 'Namespace',
  namespace: '',
  name: 'shop',
  status: 'SyncFailed',
  message: 'denied:\n clone of https://bot:hunter2@git.example.com failed',
};

/** As a list brings it. */
async function operationOf(dryRun: boolean, syncResult: unknown) {
  const application = applicationOf({
    name: 'shop',
    status: {
      operationState: {
        phase: 'Failed',
        operation: { sync: { dryRun } },
        syncResult,
      },
    },
  });
  const decoder = new ListDecoder(applicationForm(new TextPool()));
  const list = JSON.stringify({ items: [application] });
  await readList(Readable.from([Buffer.from(list)]), decoder);
  return decoder.list.items[0].operation;
}

describe('what a dry run says of each resource', () => {
  it('is kept, failures first, on one line and without credentials', async () => {
    const resources = [applied, refused];
    expect((await operationOf(true, { resources }))?.tried).toEqual([
      {
        kind: 'Namespace',
        namespace: undefined,
        name: 'shop',
        failed: true,
        message: expect.stringMatching(/^denied: clone of .*failed$/),
      },
      {
        kind: 'Deployment',
        namespace: 'shop',
        name: 'shop',
        failed: false,
        message: 'deployment.apps/shop configured (dry run)',
      },
    ]);
    const kept = JSON.stringify(await operationOf(true, { resources }));
    expect(kept).not.toContain('hunter2');
  });

  it('stays away for a sync, before the hub has tried, and in unknown words', async () => {
    expect(
      (await operationOf(false, { resources: [applied] }))?.tried,
    ).toBeUndefined();
    expect((await operationOf(true, undefined))?.tried).toBeUndefined();
    expect(
      (await operationOf(true, { resources: null }))?.tried,
    ).toBeUndefined();
    expect(
      (await operationOf(true, { resources: 'all' }))?.tried,
    ).toBeUndefined();
  });

  it('is at most a hundred', async () => {
    const resources = Array.from({ length: 140 }, () => applied);
    expect((await operationOf(true, { resources }))?.tried).toHaveLength(100);
  });
});
