import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FuzzRecord } from './__testUtils__/FuzzRecord';

describe('the record of a long fuzzing run', () => {
  let folder: string;
  let file: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fleet-record-'));
    file = join(folder, 'deeper', 'record.json');
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is taken up where a run ended early', async () => {
    const first = await FuzzRecord.open(file, 'these sources');
    await first.add('/clusters', 13);
    await first.add('/hubs/{hub}', 700);

    const next = await FuzzRecord.open(file, 'these sources');
    expect(next.has('/clusters')).toBe(true);
    expect(next.has('/matrix')).toBe(false);
    expect([next.routes, next.cases]).toEqual([2, 713]);
  });

  it('is begun anew for other sources, another seed, and after a whole run', async () => {
    const first = await FuzzRecord.open(file, 'these sources');
    await first.add('/clusters', 13);
    const other = await FuzzRecord.open(file, 'other sources');
    expect(other.routes).toBe(0);

    await first.forget();
    const next = await FuzzRecord.open(file, 'these sources');
    expect(next.routes).toBe(0);
  });

  it('is begun anew where it was cut off in the middle', async () => {
    await (await FuzzRecord.open(file, 'these sources')).add('/clusters', 13);
    await writeFile(file, '{"about": "these so');
    const next = await FuzzRecord.open(file, 'these sources');
    expect(next.routes).toBe(0);
  });
});
