import { join } from 'node:path';
import { ensureInstalled } from './install.mjs';
import { root } from './paths.mjs';
import { start } from './processes.mjs';

/**
 * `npm run doctor`: what works between the portal and its hubs and spokes, by
 * the configuration alone, without starting the portal.
 */
export async function runDoctor(options) {
  const tools = await ensureInstalled();
  const child = start(
    tools.node,
    [
      ...['--require', join(root, 'scripts', 'portal', 'endWithParent.cjs')],
      '--require',
      join(root, 'node_modules/@backstage/cli/config/nodeTransform.cjs'),
      join(root, 'plugins', 'fleet-backend', 'src', 'doctor', 'cli.ts'),
      ...options.rest,
    ],
    { cwd: process.cwd(), env: tools.env, ipc: true },
  );
  const { code } = await child.ended;
  return code ?? 1;
}
