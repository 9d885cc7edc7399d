import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { parse } from 'yaml';

/** What `manifest.yaml` of an archive says. */
export interface ArchiveManifest {
  format: string;
  hub: string;
  takenAt: string;
  version?: string;
  order: string[];
  objects: {
    file: string;
    apiVersion: string;
    kind: string;
    namespace?: string;
    name: string;
    sha256: string;
    masked?: string[];
  }[];
  missing: { what: string; reason: string; remedy: string }[];
}

interface Applied {
  apiVersion: string;
  kind: string;
  metadata: {
    name: string;
    namespace?: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
  };
  spec?: Record<string, unknown>;
  data?: Record<string, string>;
  stringData?: Record<string, string>;
}

/** Unpacks an archive as `tar -xzf` does, and checks it against its manifest. */
export async function readArchive(bytes: Buffer) {
  const files = new Map<string, string>();
  const folders = new Set<string>();
  const modes = new Set<number | undefined>();
  const untar = extract();
  untar.on('entry', (header, stream, next) => {
    const chunks: Buffer[] = [];
    const [folder, ...path] = header.name.split('/');
    folders.add(folder);
    modes.add(header.mode);
    stream.on('data', chunk => chunks.push(chunk as Buffer));
    stream.on('end', () => {
      files.set(path.join('/'), Buffer.concat(chunks).toString('utf8'));
      next();
    });
  });
  await pipeline(Readable.from([bytes]), createGunzip(), untar);
  const manifest: ArchiveManifest = parse(files.get('manifest.yaml') ?? '');
  const objects = new Map<string, Applied>();
  for (const { file, sha256 } of manifest.objects) {
    const text = files.get(file) ?? '';
    const found = createHash('sha256').update(text).digest('hex');
    if (found !== sha256) throw new Error(`${file} is not what it was`);
    objects.set(file, parse(text));
  }
  const named = new Set(['manifest.yaml', ...objects.keys()]);
  for (const file of files.keys()) {
    if (!named.has(file)) throw new Error(`The manifest does not name ${file}`);
  }
  return { folders: [...folders], modes: [...modes], files, manifest, objects };
}
