#!/usr/bin/env node
/**
 * The commands of this repository: `npm start`, `npm test`, `npm run dev`,
 * `npm run e2e`, `npm run bench`, `npm run doctor`.
 *
 * This script runs before anything is installed, so it and its modules use
 * Node's own modules only, and run on any Node from 18 on.
 */
import { helpText, readArguments } from './portal/arguments.mjs';
import { PortalError } from './portal/errors.mjs';
import { endAll, onInterrupt } from './portal/processes.mjs';
import { runBenchmarks } from './portal/benchmarks.mjs';
import { runBrowserTests } from './portal/browserTests.mjs';
import { runDevelopment } from './portal/develop.mjs';
import { runDoctor } from './portal/doctor.mjs';
import { runApiFuzzer } from './portal/fuzzApi.mjs';
import { runTool } from './portal/exec.mjs';
import { runReliability } from './portal/reliability.mjs';
import { runPortal } from './portal/serve.mjs';
import { runTests } from './portal/tests.mjs';
import { sayError } from './portal/say.mjs';

const commands = {
  start: runPortal,
  dev: runDevelopment,
  test: runTests,
  e2e: runBrowserTests,
  bench: runBenchmarks,
  doctor: runDoctor,
  'fuzz-api': runApiFuzzer,
  reliability: runReliability,
  exec: runTool,
};

async function main() {
  const options = readArguments(process.argv.slice(2), process.env);
  if (options.help) {
    process.stdout.write(helpText());
    return 0;
  }
  onInterrupt();
  return await commands[options.command](options);
}

let exitCode = 1;
try {
  exitCode = await main();
} catch (error) {
  sayError(error instanceof PortalError ? error.message : error.stack);
}
await endAll();
process.exit(exitCode);
