import { pack } from 'tar-stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { ArchiveFile } from './archiveLayout';

/** A gzipped tar with all files under one folder, for their owner alone. */
export async function packArchive(
  folder: string,
  files: readonly ArchiveFile[],
  takenAt: number,
): Promise<Buffer> {
  const tar = pack();
  const chunks: Buffer[] = [];
  const packed = pipeline(tar, createGzip(), async source => {
    for await (const chunk of source) chunks.push(chunk);
  });
  for (const { path, text } of files) {
    const name = `${folder}/${path}`;
    tar.entry({ name, mode: 0o600, mtime: new Date(takenAt) }, text);
  }
  tar.finalize();
  await packed;
  return Buffer.concat(chunks);
}
