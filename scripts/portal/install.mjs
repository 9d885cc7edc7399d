import fs from 'node:fs';
import { join } from 'node:path';
import { PortalError } from './errors.mjs';
import {
  fingerprint,
  hasStamp,
  packageFolders,
  writeStamp,
} from './fingerprint.mjs';
import { root, versions } from './paths.mjs';
import { run } from './processes.mjs';
import { longStep } from './say.mjs';
import { ensureTools } from './tools.mjs';

/** Packages, Yarn's copies of them, Node, and the built portal. */
const NEEDED_GB = 4;

const stampFile = join(root, 'node_modules', '.portal-installed');

/** Makes sure that tools and packages are there; returns the tools. */
export async function ensureInstalled() {
  const stamp = fingerprint(
    [
      'yarn.lock',
      'package.json',
      '.yarnrc.yml',
      ...packageFolders().map(folder => join(folder, 'package.json')),
      join('bench', 'package.json'),
    ],
    versions.yarn,
  );
  const isInstalled = hasStamp(stampFile, stamp);
  if (!isInstalled && !fs.existsSync(join(root, 'node_modules'))) {
    checkDisk();
  }
  const tools = await ensureTools();
  if (!isInstalled) {
    await longStep('Installing packages (a few minutes the first time)', part =>
      yarnInstall(tools, part),
    );
    writeStamp(stampFile, stamp);
  }
  return tools;
}

function checkDisk() {
  if (!fs.statfsSync) {
    return; // not in the first releases of Node 18
  }
  const { bavail, bsize } = fs.statfsSync(root);
  const freeGb = (Number(bavail) * Number(bsize)) / 1024 ** 3;
  if (freeGb < NEEDED_GB) {
    throw new PortalError(
      `The installation needs about ${NEEDED_GB} GB, and ${root} has ${freeGb.toFixed(
        1,
      )} GB left. Free some space and start again.`,
    );
  }
}

/** Yarn's remarks on other people's packages: they do not stop it. */
const REMARKS = /YN00(02|04|13|60|86)/;

const PARTS = {
  'Resolution step': 'reading the lockfile',
  'Fetch step': 'fetching',
  'Link step': 'unpacking',
};

async function yarnInstall(tools, part) {
  await run(tools.node, [...tools.yarnArgs, 'install', '--immutable'], {
    cwd: root,
    env: tools.env,
    output: 'line',
    noise: REMARKS,
    onLine: line => {
      const step = Object.keys(PARTS).find(name => line.includes(name));
      if (step) {
        part(PARTS[step]);
      }
    },
    failure: installFailure(),
  });
}

function installFailure() {
  const lock = fs.readFileSync(join(root, 'yarn.lock'), 'utf8');
  return lock.length > 0
    ? 'Yarn could not install the packages. Check the connection to the npm registry; if you changed a package.json, run "yarn install" once to bring yarn.lock up to date.'
    : 'yarn.lock is empty. Check it out again from Git.';
}
