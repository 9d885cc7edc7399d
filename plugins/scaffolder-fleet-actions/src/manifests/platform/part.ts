import type { PlatformPart } from '@fleet-portal/backstage-plugin-fleet-common';
import type { JsonObject } from '@backstage/types';
import type { Manifest } from '../typedModels';

/** What one part consists of, before it is an Application and files. */
export interface BuiltPart {
  part: PlatformPart;
  /** Of the destination; what its manifests do not say otherwise lands there. */
  namespace: string;
  /** Grafana is asked on the hub, everything else runs on the spoke. */
  on: 'spoke' | 'hub';
  /** Values of the part's Helm chart; absent where it has none. */
  values?: JsonObject;
  /** Pinned version of the chart, where somebody asked for one. */
  version?: string;
  /** Manifests beside the chart, by the name of their file. */
  files: Record<string, Manifest[]>;
  /** What no pull request can do, for the operator's own credentials. */
  commands: string[];
}

/**
 * When the manifest is applied, among those of its Application: a wave waits
 * until the one before is healthy. A chart is in wave 0. The kind may come with
 * that very chart, so a dry run must not stumble over it.
 */
export function inWave(wave: number): { annotations: Record<string, string> } {
  return {
    annotations: {
      'argocd.argoproj.io/sync-wave': String(wave),
      'argocd.argoproj.io/sync-options': 'SkipDryRunOnMissingResource=true',
    },
  };
}
