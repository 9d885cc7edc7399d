import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { PortalError } from './errors.mjs';
import { ensureInstalled } from './install.mjs';
import { root } from './paths.mjs';
import { start } from './processes.mjs';

/**
 * `npm run bench`: the goals of the fleet backend, from its sources as they
 * are, and of the built pages; flags go to the benchmark. `npm run bench --
 * start` measures starts of the built portal instead: `bench/start.bench.mjs`.
 */
export async function runBenchmarks(options) {
  const tools = await ensureInstalled();
  const [name] = options.rest;
  const wholePortal = name !== undefined && !name.startsWith('--');
  const file = join('bench', wholePortal ? `${name}.bench.mjs` : 'src/main.ts');
  if (!existsSync(join(root, file))) {
    throw new PortalError(
      `There is no benchmark "${name}". Leave the name out for the goals of the backend, or give "start".`,
    );
  }
  if (wholePortal || measuresPages(options.rest)) {
    await ensureBuilt(tools);
  }
  const child = start(
    tools.node,
    [
      ...['--require', join(root, 'scripts', 'portal', 'endWithParent.cjs')],
      ...(wholePortal
        ? []
        : [
            '--require',
            join(root, 'node_modules/@backstage/cli/config/nodeTransform.cjs'),
          ]),
      file,
      ...options.rest,
    ],
    {
      cwd: root,
      env: { ...tools.env, NODE_ENV: 'production' },
      ipc: true,
    },
  );
  const { code } = await child.ended;
  return code ?? 1;
}

/** P7 is about the built pages; all goals are measured unless some are named. */
function measuresPages(flags) {
  const only = flags.indexOf('--only');
  if (flags.includes('--help')) {
    return false;
  }
  return only < 0 || (flags[only + 1] ?? '').split(',').includes('P7');
}
