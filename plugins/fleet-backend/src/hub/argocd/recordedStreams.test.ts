import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contractsFolder } from './__testUtils__/recordedHub';
import { applicationForm } from './decodeApplication';
import { streamLines } from './decodeStreamLine';
import { TextPool } from './plainText';

const withContracts = contractsFolder ? describe : describe.skip;

withContracts('recorded streams (FLEET_CONTRACTS)', () => {
  const eventsOf = (file: string) => {
    const path = join(contractsFolder ?? '', 'recorded', 'argo-cd', file);
    const form = applicationForm(new TextPool());
    const decode = streamLines(form, 'prod-hub');
    return readFileSync(path, 'utf8')
      .trim()
      .split('\n')
      .map(line => decode(Buffer.from(line)));
  };

  it('are read when they carry whole objects', () => {
    expect(eventsOf('stream-one-application-full.ndjson')).toEqual([
      {
        type: 'upsert',
        object: expect.objectContaining({
          name: 'task-api-prod-eu-west',
          applicationSet: 'task-api',
          sync: 'Synced',
          health: 'Healthy',
        }),
      },
    ]);
  });

  it('are set aside when they carry only some fields, and break nothing', () => {
    const events = eventsOf('stream-life-of-an-application.ndjson');
    expect(events).toHaveLength(42);
    expect(new Set(events.map(({ type }) => type))).toEqual(
      new Set(['quarantined']),
    );
  });
});
