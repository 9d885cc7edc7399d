import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildDocument } from '../buildDocument';
import { FuzzRecord } from './__testUtils__/FuzzRecord';
import { startFuzzedPlugin } from './__testUtils__/fuzzedPlugin';
import { isInstalled, runSchemathesis } from './__testUtils__/schemathesis';

/**
 * `npm run fuzz:api` names the program and how much it shall do; `npm test`
 * runs a short form where Schemathesis happens to be installed.
 */
const program = process.env.FLEET_SCHEMATHESIS ?? 'schemathesis';
const examples = process.env.FLEET_FUZZ_EXAMPLES ?? '10';
const seed = process.env.FLEET_FUZZ_SEED ?? '1';
/** One route only, as its document writes it. */
const onlyPath = process.env.FLEET_FUZZ_PATH;
/** Of the long form: the file with what passed, and what it is about. */
const recordFile = process.env.FLEET_FUZZ_RECORD;
const about = process.env.FLEET_FUZZ_ABOUT ?? '';

const document = buildDocument({ strict: true });
const paths = Object.keys(document.paths as object);
/** The long form goes route by route, so that it can be taken up again. */
const rounds = (recordFile ? paths : [onlyPath]).map(path => ({
  path,
  what: path || 'all of them',
}));

/** Schemathesis ends by itself; a busy machine makes it slow. */
const manyHours = 24 * 60 * 60_000;

(isInstalled(program) ? describe : describe.skip)(
  'the routes under requests that Schemathesis thinks up',
  () => {
    jest.setTimeout(manyHours);
    let folder: string;
    let record: FuzzRecord | undefined;
    let plugin: Awaited<ReturnType<typeof startFuzzedPlugin>>;

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'fleet-fuzz-'));
      record = recordFile
        ? await FuzzRecord.open(recordFile, about)
        : undefined;
      plugin = await startFuzzedPlugin();
    });
    afterAll(async () => {
      await plugin?.stop();
      await rm(folder, { recursive: true, force: true });
      if (record && paths.every(path => record?.has(path))) {
        say(`${record.cases} requests to ${record.routes} paths, seed ${seed}`);
        await record.forget();
      }
    });

    it.each(rounds)(
      'answer only what their document says, and never with 5xx: $what',
      async ({ path, what }) => {
        if (path && record?.has(path)) return;
        const { code, cases, output } = await runSchemathesis(program, {
          ...{ document, folder, seed, examples, path },
          ...{ url: plugin.url, token: plugin.token, names: plugin.names },
        });
        say(record && code === 0 ? `${what}: ${cases} requests` : output);
        expect(code).toBe(0);
        if (path) await record?.add(path, cases);
      },
    );
  },
);

function say(words: string): void {
  process.stdout.write(`${words}\n`);
}
