import { ensureInstalled } from './install.mjs';
import { root } from './paths.mjs';
import { start } from './processes.mjs';

/** `node scripts/portal.mjs exec <script> ...`: a script or program by Yarn. */
export async function runTool(options) {
  const tools = await ensureInstalled();
  const child = start(tools.node, [...tools.yarnArgs, 'run', ...options.rest], {
    cwd: root,
    env: tools.env,
  });
  const { code } = await child.ended;
  return code ?? 1;
}
