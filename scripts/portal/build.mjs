/**
 * The production build of the portal, unpacked so that it runs in place.
 *
 * `backstage-cli` packs the backend, the app and our plugins into one archive
 * meant for a container. It is unpacked into .portal/run; links in a
 * node_modules folder there name our own packages, and everything from other
 * authors is found further up, in the node_modules of the repository. So the
 * same files run as in production, without a second installation.
 */
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import {
  fingerprint,
  hasStamp,
  packageFolders,
  writeStamp,
} from './fingerprint.mjs';
import { root, runDir } from './paths.mjs';
import { run } from './processes.mjs';
import { longStep } from './say.mjs';

const stampFile = join(runDir, '.built');

export async function ensureBuilt(tools) {
  const stamp = fingerprint([
    'yarn.lock',
    'package.json',
    'tsconfig.json',
    'app-config.yaml',
    ...packageFolders().filter(folder => !folder.endsWith('fleet-simulator')),
  ]);
  // The backend serves the app from where it was built, not from the copy.
  const app = join(root, 'packages', 'app', 'dist', 'index.html');
  if (hasStamp(stampFile, stamp) && existsSync(app)) {
    return;
  }
  await longStep('Building the portal', async part => {
    part('bundling');
    await run(
      tools.node,
      [
        ...tools.yarnArgs,
        'workspace',
        'backend',
        'build',
        '--config',
        join(root, 'app-config.yaml'),
      ],
      {
        cwd: root,
        env: { ...tools.env, NODE_ENV: 'production' },
        output: 'line',
        failure: 'The portal could not be built.',
      },
    );
    part('unpacking');
    await unpack();
  });
  writeStamp(stampFile, stamp);
}

async function unpack() {
  rmSync(runDir, { recursive: true, force: true });
  mkdirSync(runDir, { recursive: true });
  const archive = join(root, 'packages', 'backend', 'dist', 'bundle.tar.gz');
  await run('tar', ['-xzf', archive], {
    cwd: runDir,
    output: 'line',
    failure: `${archive} could not be unpacked with the command tar.`,
  });
  linkOwnPackages();
}

function linkOwnPackages() {
  for (const parent of ['packages', 'plugins']) {
    const folder = join(runDir, parent);
    for (const name of existsSync(folder) ? readdirSync(folder) : []) {
      const target = join(folder, name);
      const manifest = JSON.parse(
        readFileSync(join(target, 'package.json'), 'utf8'),
      );
      const link = join(runDir, 'node_modules', manifest.name);
      mkdirSync(dirname(link), { recursive: true });
      symlinkSync(relative(dirname(link), target), link, 'junction');
    }
  }
}
