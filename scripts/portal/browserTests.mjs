import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { PortalError } from './errors.mjs';
import { ensureInstalled } from './install.mjs';
import { root } from './paths.mjs';
import { start } from './processes.mjs';

/**
 * `npm run e2e`: builds the portal and runs every browser test, or those whose
 * file names contain one of the further arguments.
 */
export async function runBrowserTests(options) {
  const tools = await ensureInstalled();
  await ensureBuilt(tools);
  const files = readdirSync(join(root, 'e2e'))
    .filter(name => name.endsWith('.test.mts'))
    .filter(
      name =>
        options.rest.length === 0 ||
        options.rest.some(part => name.includes(part)),
    )
    .map(name => join('e2e', name));
  if (files.length === 0) {
    throw new PortalError(
      `No browser test in e2e/ has "${options.rest.join(
        '" or "',
      )}" in its name.`,
    );
  }
  rmSync(join(root, 'e2e', 'out'), { recursive: true, force: true });
  const child = start(
    tools.node,
    [
      '--test',
      '--test-reporter=spec',
      // Two portals at once would share the processors and time out.
      '--test-concurrency=1',
      ...files,
    ],
    { cwd: root, env: tools.env },
  );
  const { code } = await child.ended;
  return code ?? 1;
}
