import type {
  ExportedObject,
  HubConfiguration,
  MissingFromExport,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { createHash } from 'node:crypto';
import { stringify } from 'yaml';
import { inTurns } from '../turns/inTurns';
import { Turn } from '../turns/Turn';

/** Folders in the order in which they are applied. */
const folders = [
  'settings',
  'projects',
  'repositories',
  'clusters',
  'applicationsets',
  'applications',
] as const;
type Folder = (typeof folders)[number];

const folderOf: Record<string, Folder> = {
  AppProject: 'projects',
  ApplicationSet: 'applicationsets',
  Application: 'applications',
  ConfigMap: 'settings',
};

/** One file of the archive, with its path under the archive's own folder. */
export interface ArchiveFile {
  path: string;
  text: string;
}

/** What `manifest.yaml` says of one object. */
interface ManifestEntry {
  file: string;
  apiVersion: string;
  kind: string;
  namespace?: string;
  name: string;
  sha256: string;
  masked?: string[];
}

export interface ExportFacts {
  hub: string;
  /** ISO 8601. */
  takenAt: string;
  /** Argo CD's version, where the hub told it. */
  version?: string;
}

/**
 * The files of an export, one after the other: a hub has thousands of objects,
 * and to write them all at once would hold up everybody who reads a page, and
 * keep all their texts in memory. Three places, so that nobody applies by mistake what
 * is not whole:
 * - `apply/`: as it was
 * - `complete/`: something secret was taken out; fill it in first
 * - `generated/`: Applications that ApplicationSets make again by themselves
 *
 * `manifest.yaml`, the last of them, names every object with its file, its
 * SHA-256 and what was taken out, and everything that is missing.
 */
export async function* archiveFiles(
  facts: ExportFacts,
  { objects, missing }: HubConfiguration,
): AsyncGenerator<ArchiveFile> {
  const used = new Set<string>();
  const entries: ManifestEntry[] = [];
  const turn = new Turn();
  for (const object of objects) {
    const path = unused(pathOf(object), used);
    const text = stringify(object.manifest);
    entries.push(entryOf(object, path, text));
    yield { path, text };
    if (turn.isOver) await turn.next();
  }
  const text = await manifestText(facts, entries, missing);
  yield { path: 'manifest.yaml', text };
}

async function manifestText(
  facts: ExportFacts,
  entries: readonly ManifestEntry[],
  missing: readonly MissingFromExport[],
): Promise<string> {
  const head = {
    format: 'fleet-portal.io/hub-export/v1',
    ...facts,
    order: folders.map(folder => `apply/${folder}`),
  };
  const sorted = [...entries].sort((a, b) => (a.file < b.file ? -1 : 1));
  const items = await inTurns(sorted, entry => stringify([entry]));
  return [
    stringify(head),
    ...(items.length > 0 ? ['objects:\n', ...items] : ['objects: []\n']),
    stringify({ missing }),
  ].join('');
}

function entryOf(
  object: ExportedObject,
  file: string,
  text: string,
): ManifestEntry {
  const { apiVersion, kind, namespace, name, masked } = object;
  const sha256 = createHash('sha256').update(text).digest('hex');
  const entry = { file, apiVersion, kind, namespace, name, sha256 };
  return masked.length > 0 ? { ...entry, masked } : entry;
}

function pathOf(object: ExportedObject): string {
  const { kind, namespace, name, generated, masked } = object;
  const folder = folderOf[kind] ?? connectionFolder(object);
  const file = [namespace, name].flatMap(part => part ?? []).join('.');
  const place = masked.length > 0 ? 'complete' : 'apply';
  return `${generated ? 'generated' : place}/${folder}/${plain(file)}`;
}

function connectionFolder({ manifest }: ExportedObject): Folder {
  const text = JSON.stringify(manifest.metadata);
  return text.includes('"argocd.argoproj.io/secret-type":"cluster"')
    ? 'clusters'
    : 'repositories';
}

/** Names come from a hub: only what is harmless in any file system stays. */
function plain(name: string): string {
  return name
    .replace(/[^A-Za-z0-9._-]/g, '_')
    .replace(/^\.+/, '_')
    .slice(0, 200);
}

function unused(path: string, used: Set<string>): string {
  let candidate = `${path}.yaml`;
  for (let n = 2; used.has(candidate); n++) candidate = `${path}-${n}.yaml`;
  used.add(candidate);
  return candidate;
}
