import { accessSync, constants, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Browser, CDPSession, chromium, Page } from 'playwright-core';
import type { PortalHandle } from '../portal/PortalHandle';
import { logFolder } from '../process/BenchProcess';

const programs = ['chromium', 'chromium-browser', 'google-chrome'];
const flags = ['--no-sandbox', '--disable-gpu', '--no-first-run'];

/** A signed-in browser on the overview of the fleet. */
export interface FleetPage {
  readonly page: Page;
  readonly devtools: CDPSession;
  /** Bytes of all answers of the fleet so far, as they were sent. */
  dataBytes(): number;
  /** Milliseconds that the page's main thread worked so far. */
  cpu(): Promise<number>;
  /**
   * With a name, writes a CPU profile of what the page does meanwhile into the
   * folder of the logs.
   */
  profiled<T>(name: string | undefined, run: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Resolves when the matrix is drawn. */
export async function openFleetPage(portal: PortalHandle): Promise<FleetPage> {
  const browser = await chromium.launch({
    executablePath: findChromium(),
    headless: true,
    args: flags,
  });
  try {
    return await open(browser, portal.origin);
  } catch (error) {
    await browser.close();
    throw error;
  }
}

async function open(browser: Browser, origin: string): Promise<FleetPage> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    locale: 'en-GB',
  });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const ofFleet = new Set<string>();
  let bytes = 0;
  devtools.on('Network.responseReceived', ({ requestId, response }) => {
    if (response.url.includes('/api/fleet/')) ofFleet.add(requestId);
  });
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (ofFleet.has(requestId)) bytes += encodedDataLength;
  });
  await page.goto(`${origin}/fleet`);
  await page.getByRole('button', { name: 'Enter' }).click();
  await page.getByRole('gridcell').first().waitFor({ timeout: 60_000 });
  return {
    page,
    devtools,
    dataBytes: () => bytes,
    cpu: () => cpuOf(devtools),
    profiled: (name, run) =>
      name === undefined ? run() : profiled(devtools, name, run),
    close: () => browser.close(),
  };
}

async function cpuOf(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics');
  const worked = metrics.find(({ name }) => name === 'TaskDuration');
  return (worked?.value ?? NaN) * 1000;
}

async function profiled<T>(
  devtools: CDPSession,
  name: string,
  run: () => Promise<T>,
): Promise<T> {
  await devtools.send('Profiler.enable');
  await devtools.send('Profiler.start');
  const result = await run();
  const { profile } = await devtools.send('Profiler.stop');
  const file = join(logFolder, `${name}.cpuprofile`);
  writeFileSync(file, JSON.stringify(profile));
  return result;
}

/** As for the browser tests: FLEET_PORTAL_CHROMIUM, or what is on the PATH. */
function findChromium(): string {
  const named = process.env.FLEET_PORTAL_CHROMIUM;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const found =
    named ??
    programs
      .flatMap(program => folders.map(folder => join(folder, program)))
      .find(isExecutable);
  if (!found) {
    throw new Error(
      'P7 needs Chromium. Install it, or name its program in FLEET_PORTAL_CHROMIUM.',
    );
  }
  return found;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
