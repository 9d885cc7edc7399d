import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { after, before } from 'node:test';
import { outDir, root, stateParent } from './folders.mts';
import { freePorts } from './ports.mts';

/** With an empty cache a start builds the portal first. */
const START_DEADLINE_MS = 10 * 60_000;

export interface Portal {
  /** Address of the portal, without a slash at the end. */
  readonly url: string;
  /** Address of the control API of the demo fleet. */
  readonly demoUrl: string;
  /** Secrets of this demo world; they are made when it begins. */
  readonly access: { gitToken: string };
  /** Ends the portal and the demo fleet, and forgets their state. */
  stop(): Promise<void>;
}

export interface PortalOptions {
  /** The demo person to sign in as, such as `jonas.weber`. */
  as?: string;
  /** Further configuration files. */
  config?: string[];
  /** The fleet plugin alone, from its sources, as `npm run dev -- --alone`. */
  plugin?: boolean;
  /** The pages in an app of the old frontend system, as `npm run dev -- --legacy`. */
  legacy?: boolean;
}

/**
 * Starts the portal as a person would, on free ports and with a world of its
 * own.
 */
export async function startPortal(
  options: PortalOptions = {},
): Promise<Portal> {
  const { plugin = false, legacy = false } = options;
  const develops = plugin || legacy;
  const { portal, backend, demo } = await freePorts();
  const state = mkdtempSync(join(stateParent(), 'fleet-portal-e2e-'));
  const child = spawn(
    process.execPath,
    [
      join(root, 'scripts', 'portal.mjs'),
      develops ? 'dev' : 'start',
      ...(plugin ? ['--alone'] : []),
      ...(legacy ? ['--legacy'] : []),
      ...['--port', String(develops ? backend : portal)],
      ...(develops ? ['--app-port', String(portal)] : []),
      ...['--demo-port', String(demo)],
      ...['--state', state],
      ...(options.as ? ['--as', options.as] : []),
      ...(options.config ?? []).flatMap(file => ['--config', file]),
    ],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const ended = new Promise<void>(resolve => child.once('close', resolve));

  const stop = async () => {
    child.kill('SIGINT');
    await ended;
    const logs = join(state, 'logs');
    if (existsSync(logs)) {
      cpSync(logs, join(outDir, basename(state)), { recursive: true });
    }
    rmSync(state, { recursive: true, force: true });
  };
  try {
    await waitForLine(child, /The (portal|plugin) is at/);
  } catch (error) {
    await stop();
    throw error;
  }
  let stopped: Promise<void> | undefined;
  return {
    url: `http://127.0.0.1:${portal}`,
    demoUrl: `http://127.0.0.1:${demo}`,
    access: JSON.parse(
      readFileSync(join(state, 'demo', 'access.json'), 'utf8'),
    ),
    stop: () => (stopped ??= stop()),
  };
}

function waitForLine(child: ChildProcess, line: RegExp): Promise<void> {
  return new Promise((resolve, reject) => {
    let words = '';
    const fail = (why: string) => reject(new Error(`${why}\n${words}`));
    const deadline = setTimeout(
      () => fail('The portal took too long to start.'),
      START_DEADLINE_MS,
    );
    const read = (text: Buffer) => {
      words += text.toString('utf8');
      if (line.test(words)) {
        clearTimeout(deadline);
        resolve();
      }
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('close', () => {
      clearTimeout(deadline);
      fail('The portal ended before it was ready.');
    });
  });
}

/** By their options: files that run in one process share the portals they ask for. */
const started = new Map<string, Promise<Portal>>();

function sharedPortal(options: PortalOptions): Promise<Portal> {
  const key = JSON.stringify(options);
  const portal = started.get(key) ?? startPortal(options);
  started.set(key, portal);
  return portal;
}

/**
 * One portal for all tests of a file: started before the first and ended after
 * the last.
 */
export function usePortal(options: PortalOptions = {}): () => Portal {
  let portal: Portal | undefined;
  before(async () => {
    portal = await sharedPortal(options);
  });
  after(async () => {
    await portal?.stop();
  });
  return () => {
    if (!portal) {
      throw new Error('The portal is there only while tests run.');
    }
    return portal;
  };
}
