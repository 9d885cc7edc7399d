import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { after } from 'node:test';
import {
  type Browser as Program,
  type BrowserContext,
  type Page,
  chromium,
} from 'playwright-core';
import { imagesDir, outDir } from './folders.mts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
];

export interface Browser {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the pages wrote to the console as an error, and what they threw. */
  readonly errors: string[];
  /** Takes a picture of what is on the screen, as `<name>.png`. */
  screenshot(name: string): Promise<string>;
  /** The same to look at only: it never goes into the documentation. */
  look(name: string): Promise<void>;
  close(): Promise<void>;
}

let running: Promise<Program> | undefined;

/** Chromium takes a while to start: all tests of a process share it. */
async function program(): Promise<Program> {
  const last = await running;
  if (last?.isConnected()) return last;
  running = chromium.launch({
    executablePath: findChromium(),
    headless: true,
    args: FLAGS,
  });
  return running;
}

after(async () => {
  await (await running)?.close();
});

/** Opens a browser with an empty profile; relative addresses go to `url`. */
export async function openBrowser(url: string): Promise<Browser> {
  const browser = await program();
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'UTC',
  });
  const errors: string[] = [];
  context.on('console', message => {
    if (message.type() === 'error') {
      const { url: source, lineNumber } = message.location();
      errors.push(`${message.text()} (${source}:${lineNumber})`);
    }
  });
  context.on('weberror', error => {
    errors.push(String(error.error().stack ?? error.error()));
  });
  const take = async (path: string) => {
    const page = context.pages().at(-1);
    await page?.screenshot({ path, animations: 'disabled' });
  };
  return {
    page: await context.newPage(),
    context,
    errors,
    async screenshot(name) {
      const path = join(imagesDir, `${name}.png`);
      await take(path);
      return path;
    },
    look: name => take(join(outDir, `${name}.png`)),
    close: () => context.close(),
  };
}

/** FLEET_PORTAL_CHROMIUM, or the first browser of the family on the PATH. */
function findChromium(): string {
  const named = process.env['FLEET_PORTAL_CHROMIUM'];
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const candidates = NAMES.flatMap(name =>
    folders.map(folder => join(folder, name)),
  );
  const found = named ?? candidates.find(isExecutable);
  if (!found) {
    throw new Error(
      'The browser tests need Chromium. Install it, or name its program in FLEET_PORTAL_CHROMIUM.',
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
