import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { KnownNames, settingsFor } from './settings';

/**
 * Node reads 64 KiB, refuses what is longer than 16 KiB with 431, and leaves the
 * rest unread: the system resets the connection of an address that is longer
 * still, and Schemathesis takes that for a failure of the network.
 */
const addresses = `
from urllib.parse import urlencode

import schemathesis


@schemathesis.hook
def filter_case(context, case):
    return len(urlencode(case.query or {}, doseq=True)) < 60_000
`;

/**
 * How long an answer may take, in seconds. Schemathesis would take 10, and a
 * pause of a busy machine for a failure of the network.
 */
const patience = '300';

const pathsSchema = z.object({ paths: z.record(z.string(), z.unknown()) });

const reportSchema = z.object({
  test_cases: z.object({ generated: z.number() }),
  failures: z.array(z.object({ title: z.string(), count: z.number() })),
});

export interface Trial {
  /** Where it keeps what it writes. */
  readonly folder: string;
  readonly document: object;
  readonly names: KnownNames;
  readonly url: string;
  readonly token: string;
  readonly seed: string;
  /** For each operation. */
  readonly examples: string;
  /** As the document writes it; every route when absent. */
  readonly path?: string;
}

export interface Verdict {
  readonly code: number | null;
  readonly cases: number;
  readonly output: string;
}

export function isInstalled(program: string): boolean {
  return spawnSync(program, ['--version']).status === 0;
}

/** Lets Schemathesis think up requests, and say what it makes of the answers. */
export async function runSchemathesis(
  program: string,
  { folder, document, names, url, token, seed, examples, path }: Trial,
): Promise<Verdict> {
  const file = join(folder, 'openapi.json');
  const config = join(folder, 'schemathesis.toml');
  const report = join(folder, 'report.json');
  const paths = Object.keys(pathsSchema.parse(document).paths);
  await writeFile(file, JSON.stringify(document));
  await writeFile(config, settingsFor(paths, names));
  await writeFile(join(folder, 'addresses.py'), addresses);
  const child = spawn(
    program,
    [
      ...['--config-file', config, 'run'],
      file,
      ...['--url', url, '--header', `Authorization: Bearer ${token}`],
      ...['--seed', seed, '--max-examples', examples],
      ...['--phases', 'coverage,fuzzing', '--workers', '1'],
      ...['--request-timeout', patience, '--report-json-path', report],
      // The seed alone says what is asked; and Hypothesis would go on to look
      // for the simplest of what it keeps, for longer than it asks.
      ...['--generation-database', 'none'],
      // A case that is slow to think up is one of a busy machine.
      ...['--suppress-health-check', 'too_slow'],
      ...(path ? ['--include-path', path] : []),
      '--continue-on-failure',
      '--no-color',
    ],
    // It keeps what it found in the folder where it runs.
    { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  child.stdout.on('data', chunk => (output += chunk));
  child.stderr.on('data', chunk => (output += chunk));
  const [code] = await once(child, 'close');
  const { test_cases } = reportSchema.parse(
    JSON.parse(await readFile(report, 'utf8')),
  );
  return { code, cases: test_cases.generated, output };
}
