import { readFileSync } from 'fs';
import { join } from 'path';
import { contractsFolder } from '../argocd/__testUtils__/recordedHub';
import { applicationForm } from '../argocd/decodeApplication';
import { TextPool } from '../argocd/plainText';
import { watchLines } from './decodeWatchLine';

const withContracts = contractsFolder ? describe : describe.skip;

withContracts('recorded watches (FLEET_CONTRACTS)', () => {
  const decode = watchLines(applicationForm(new TextPool()));
  const read = (file: string) =>
    readFileSync(
      join(contractsFolder ?? '', 'recorded', 'kubernetes', file),
      'utf8',
    )
      .trim()
      .split('\n')
      .map(line => decode(Buffer.from(line)));

  it('change Applications, and move on with a bookmark', () => {
    const lines = read('watch-applications.ndjson');
    const types = lines.map(({ event }) => event.type).sort();
    expect(types).toEqual(['alive', 'upsert', 'upsert', 'upsert']);
    for (const { resourceVersion } of lines) {
      expect(resourceVersion).toMatch(/^\d+$/);
    }
  });

  it('say in a successful answer that they are too old', () => {
    expect(() => read('watch-gone.ndjson')).toThrow(
      expect.objectContaining({ kind: 'gone' }),
    );
  });
});
