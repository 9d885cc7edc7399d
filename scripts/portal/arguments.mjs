import { relative, resolve } from 'node:path';
import { PortalError } from './errors.mjs';
import { defaultStateDir, root } from './paths.mjs';

const COMMANDS = [
  'start',
  'dev',
  'test',
  'e2e',
  'bench',
  'doctor',
  'fuzz-api',
  'reliability',
  'exec',
];

/** Commands that hand their arguments on to another program. */
const HANDS_ON = [
  'test',
  'e2e',
  'bench',
  'doctor',
  'fuzz-api',
  'reliability',
  'exec',
];

/** Every setting: its flag, the variable that does the same, and its default. */
const SETTINGS = {
  as: {
    variable: 'FLEET_PORTAL_USER',
    value: '<user>',
    fallback: 'guest',
    meaning: 'the person of the demo catalog to sign in as',
    read: userRef,
  },
  port: {
    variable: 'FLEET_PORTAL_PORT',
    value: '<port>',
    fallback: '7007',
    meaning: 'the port of the portal (of its backend in npm run dev)',
    read: port,
  },
  'app-port': {
    variable: 'FLEET_PORTAL_APP_PORT',
    value: '<port>',
    fallback: '3000',
    meaning: 'the port of the pages in npm run dev',
    read: port,
  },
  'demo-port': {
    variable: 'FLEET_PORTAL_DEMO_PORT',
    value: '<port>',
    fallback: '7010',
    meaning: 'the first port of the demo fleet; the next ones follow it',
    read: port,
  },
  state: {
    variable: 'FLEET_PORTAL_STATE',
    value: '<folder>',
    fallback: relative(root, defaultStateDir),
    meaning: 'where the database and the demo world are kept',
    read: (_source, value) => resolve(root, value),
  },
};

const SWITCHES = {
  alone: 'npm run dev only: the fleet plugin without catalog and templates',
  legacy: 'npm run dev only: the pages in an app of the old frontend system',
  reset: 'begin anew: delete the database and the demo world first',
  verbose: 'show the log of the portal and of the demo fleet',
  help: 'print this text',
};

/**
 * Reads a command line. `--config` may be repeated. Some commands hand
 * everything on to the program that they run.
 */
export function readArguments(args, env) {
  const [command, ...rest] = args[0] === '--help' ? ['start', ...args] : args;
  if (!COMMANDS.includes(command)) {
    throw new PortalError(
      `"${command ?? ''}" is not a command. Use one of: ${COMMANDS.join(
        ', ',
      )}.`,
    );
  }
  const given = { config: [], rest: [] };
  for (let at = 0; at < rest.length; at++) {
    const [flag, inline] = rest[at].split(/=(.*)/s);
    const name = flag.replace(/^--/, '');
    if (!flag.startsWith('--') || HANDS_ON.includes(command)) {
      given.rest.push(rest[at]);
    } else if (name in SWITCHES) {
      given[name] = true;
    } else if (name in SETTINGS || name === 'config') {
      const value = inline ?? rest[++at];
      if (value === undefined || value === '') {
        throw new PortalError(`${flag} needs a value, see npm start -- --help`);
      }
      if (name === 'config') {
        given.config.push(resolve(value));
      } else {
        given[name] = value;
      }
    } else {
      throw new PortalError(`${flag} is not known, see npm start -- --help`);
    }
  }
  if (given.rest.length > 0 && !HANDS_ON.includes(command)) {
    throw new PortalError(
      `"${given.rest[0]}" is not known, see npm start -- --help`,
    );
  }

  for (const name of ['alone', 'legacy']) {
    if (given[name] && command !== 'dev') {
      throw new PortalError(`--${name} is for npm run dev only.`);
    }
  }
  if (given.alone && given.legacy) {
    throw new PortalError('Give --alone or --legacy, not both.');
  }

  const options = { command, config: given.config, rest: given.rest };
  for (const name of Object.keys(SWITCHES)) {
    options[name] = given[name] ?? false;
  }
  for (const [name, setting] of Object.entries(SETTINGS)) {
    const source = given[name] === undefined ? setting.variable : `--${name}`;
    const value = given[name] ?? (env[setting.variable] || setting.fallback);
    options[camelCase(name)] = setting.read(source, value);
  }
  return options;
}

function port(source, value) {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1 || number > 65535) {
    throw new PortalError(
      `${source} is "${value}": give a port from 1 to 65535.`,
    );
  }
  return number;
}

/** `jonas.weber` is short for `user:default/jonas.weber`. */
function userRef(source, value) {
  const [, kind = 'user', namespace = 'default', name] =
    /^(?:([^:/]+):)?(?:([^:/]+)\/)?([^:/]+)$/.exec(value) ?? [];
  if (!name || kind.toLowerCase() !== 'user') {
    throw new PortalError(
      `${source} is "${value}": give the name of a person of the demo catalog, such as "jonas.weber".`,
    );
  }
  return `user:${namespace}/${name}`;
}

function camelCase(name) {
  return name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
}

export function helpText() {
  const lines = [
    'npm start               build once, then run the demo fleet and the portal',
    'npm run dev             the same, rebuilt whenever a source file changes',
    'npm test                every unit and integration test',
    'npm run e2e             the browser tests, against a demo fleet of their own',
    'npm run bench           measure the portal on this machine',
    'npm run fuzz:api        try the routes with requests that are thought up',
    'npm run reliability     the proofs of reliability in their long form',
    'npm run doctor          say what works between the portal, its hubs and its spokes',
    '',
    'Settings of npm start and npm run dev, after a double dash:',
    '  npm start -- --as jonas.weber --port 8080',
    '',
  ];
  const row = (left, right) => `  ${left.padEnd(22)}  ${right}`;
  for (const [name, setting] of Object.entries(SETTINGS)) {
    lines.push(row(`--${name} ${setting.value}`, setting.meaning));
    lines.push(row('', `or ${setting.variable}; default: ${setting.fallback}`));
  }
  lines.push(
    row('--config <file>', 'one more app-config file, read last; repeatable'),
  );
  for (const [name, meaning] of Object.entries(SWITCHES)) {
    lines.push(row(`--${name}`, meaning));
  }
  return `${lines.join('\n')}\n`;
}
