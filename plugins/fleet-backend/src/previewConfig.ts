import type { SectionReader } from './sectionReader';

/** `fleet.preview` of the configuration. */
export interface PreviewConfig {
  /** Hubs are asked what they would generate themselves; off by default. */
  askHubs: boolean;
  /** Repositories that may be read for a preview though no Application uses them yet. */
  repositories: readonly string[];
}

export const defaultPreviewConfig: PreviewConfig = {
  askHubs: false,
  repositories: [],
};

export function readPreview(section: SectionReader): PreviewConfig {
  const { repositories } = defaultPreviewConfig;
  return {
    askHubs: section.flag('askHubs'),
    repositories: section.texts('repositories', repositories),
  };
}
