import { Pack, pack } from 'tar-stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { ArchiveFile } from './archiveLayout';

/**
 * A gzipped tar with all files under one folder, for their owner alone. The next
 * file is asked for when the one before is packed, so that only what is zipped
 * stays in memory.
 */
export async function packArchive(
  folder: string,
  files: AsyncIterable<ArchiveFile>,
  takenAt: number,
): Promise<Buffer> {
  const tar = pack();
  const chunks: Buffer[] = [];
  const zip = pipeline(tar, createGzip(), async source => {
    for await (const chunk of source) chunks.push(chunk);
  });
  const fill = async () => {
    try {
      for await (const { path, text } of files) {
        await addFile(tar, `${folder}/${path}`, text, takenAt);
      }
      tar.finalize();
    } catch (error) {
      tar.destroy(error instanceof Error ? error : new Error(String(error)));
      throw error;
    }
  };
  await Promise.all([fill(), zip]);
  return Buffer.concat(chunks);
}

function addFile(
  tar: Pack,
  name: string,
  text: string,
  takenAt: number,
): Promise<void> {
  const header = { name, mode: 0o600, mtime: new Date(takenAt) };
  return new Promise((resolve, reject) => {
    tar.entry(header, text, error => (error ? reject(error) : resolve()));
  });
}
