import type {
  AuditorService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExportConfig } from './config';
import type { HubArchive, HubExporter } from './HubExporter';

export interface KeepExportsOptions {
  config: ExportConfig;
  exporter: HubExporter;
  /** A hub that is muted is not asked, and keeps what it has. */
  isMuted: (hub: string) => boolean;
  auditor: AuditorService;
  logger: LoggerService;
}

/** Exports every hub from time to time, on one replica. */
export async function scheduleExports(
  options: KeepExportsOptions & { scheduler: SchedulerService },
): Promise<void> {
  const { config, scheduler } = options;
  const { directory } = config;
  if (directory === undefined) return;
  await scheduler.scheduleTask({
    id: 'fleet-export',
    frequency: { milliseconds: config.intervalMs },
    timeout: { minutes: 30 },
    scope: 'global',
    fn: () => keepExports({ ...options, directory }),
  });
}

/**
 * One archive more of every hub, and the oldest beyond the limit away. A hub
 * that does not answer keeps those that it has; the others go on.
 */
export async function keepExports(
  options: KeepExportsOptions & { directory: string },
): Promise<void> {
  const { exporter, isMuted, logger } = options;
  for (const hub of exporter.hubs) {
    if (isMuted(hub)) continue;
    try {
      await keepExport(hub, options);
    } catch (error) {
      logger.warn(
        `Hub ${hub} was not exported: ${
          error instanceof Error ? error.message : error
        }`,
      );
    }
  }
}

async function keepExport(
  hub: string,
  options: KeepExportsOptions & { directory: string },
): Promise<void> {
  const { auditor, config, exporter, directory, logger } = options;
  const event = await auditor.createEvent({
    eventId: 'hub-export',
    severityLevel: 'medium',
    meta: { hub, kept: true },
  });
  try {
    const archive = await exporter.export(hub);
    const folder = join(directory, hub);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await removeLeftovers(folder, hub);
    await write(folder, archive);
    const forgotten = await forgetOldest(folder, hub, config.keep);
    const { objects, missing, fileName } = archive;
    await event.success({ meta: { fileName, objects, missing, forgotten } });
    logger.info(`Hub ${hub} was exported: ${objects} objects in ${fileName}`);
  } catch (error) {
    await event.fail({
      error: error instanceof Error ? error : new Error(String(error)),
    });
    throw error;
  }
}

/** Of a process that died, or a disk that was full: nobody would count them. */
async function removeLeftovers(folder: string, hub: string): Promise<void> {
  const names = await readdir(folder);
  const leftovers = names.filter(
    name => name.startsWith(`${hub}-`) && name.endsWith('.tar.gz.part'),
  );
  await Promise.all(leftovers.map(name => rm(join(folder, name))));
}

/** Under its name only when it is whole. */
async function write(folder: string, archive: HubArchive): Promise<void> {
  const file = join(folder, archive.fileName);
  await writeFile(`${file}.part`, archive.bytes, { mode: 0o600 });
  await rename(`${file}.part`, file);
}

/** Returns how many archives were deleted; other files are left alone. */
async function forgetOldest(
  folder: string,
  hub: string,
  keep: number,
): Promise<number> {
  const names = await readdir(folder);
  const archives = names
    .filter(name => name.startsWith(`${hub}-`) && ending.test(name))
    .sort()
    .reverse();
  const old = archives.slice(keep);
  await Promise.all(old.map(name => rm(join(folder, name), { force: true })));
  return old.length;
}

/** The time within the name; it sorts by it. */
const ending = /-\d{8}T\d{6}Z\.tar\.gz$/;
