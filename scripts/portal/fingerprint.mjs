/**
 * Fingerprints of files, kept in small stamp files: a step whose inputs have
 * the same fingerprint as last time is skipped.
 */
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { root } from './paths.mjs';

const NOT_SOURCE = new Set(['node_modules', 'dist', 'dist-types', 'coverage']);
const TEST = /\.test\.[a-z]+$/;

/** A hash over names and contents of files and of all sources in folders. */
export function fingerprint(paths, ...words) {
  const hash = createHash('sha256');
  for (const word of words) {
    hash.update(`${word}\n`);
  }
  for (const file of paths.flatMap(path => filesUnder(join(root, path)))) {
    hash.update(`${relative(root, file)}\n`);
    hash.update(readFileSync(file));
  }
  return hash.digest('hex');
}

function filesUnder(path) {
  if (!existsSync(path)) {
    return [];
  }
  if (!statSync(path).isDirectory()) {
    return [path];
  }
  return readdirSync(path)
    .filter(name => !NOT_SOURCE.has(name) && !TEST.test(name))
    .sort()
    .flatMap(name => filesUnder(join(path, name)));
}

/** The folders of all packages, relative to the root. */
export function packageFolders() {
  return ['packages', 'plugins'].flatMap(parent =>
    readdirSync(join(root, parent))
      .map(name => join(parent, name))
      .filter(folder => existsSync(join(root, folder, 'package.json')))
      .sort(),
  );
}

export function hasStamp(file, value) {
  return existsSync(file) && readFileSync(file, 'utf8') === value;
}

export function writeStamp(file, value) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, value);
}
