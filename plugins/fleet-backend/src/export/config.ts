import type { SectionReader } from '../sectionReader';

/** `fleet.export`. */
export interface ExportConfig {
  /** Where archives are kept; without one none is made by itself. */
  directory?: string;
  /** Archives of each hub. */
  keep: number;
  intervalMs: number;
}

const DAY_MS = 86_400_000;

export function readExport(section: SectionReader): ExportConfig {
  return {
    directory: section.text('directory'),
    keep: section.count('keep', 14),
    intervalMs: section.duration('interval', DAY_MS),
  };
}
