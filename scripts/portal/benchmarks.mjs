import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { PortalError } from './errors.mjs';
import { ensureInstalled } from './install.mjs';
import { root } from './paths.mjs';
import { run } from './processes.mjs';
import { say } from './say.mjs';

/**
 * `npm run bench`: each file `bench/*.bench.mjs`, or those whose names contain
 * one of the further arguments, one after the other.
 */
export async function runBenchmarks(options) {
  const tools = await ensureInstalled();
  await ensureBuilt(tools);
  const files = readdirSync(join(root, 'bench'))
    .filter(name => name.endsWith('.bench.mjs'))
    .filter(
      name =>
        options.rest.length === 0 ||
        options.rest.some(part => name.includes(part)),
    );
  if (files.length === 0) {
    throw new PortalError(
      `No benchmark in bench/ has "${options.rest.join(
        '" or "',
      )}" in its name.`,
    );
  }
  for (const file of files) {
    say(`\n${file}`);
    await run(tools.node, [join('bench', file)], {
      cwd: root,
      env: tools.env,
      failure: `${file} failed.`,
    });
  }
  return 0;
}
