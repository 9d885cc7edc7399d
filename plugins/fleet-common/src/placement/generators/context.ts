import { Renderer } from '../renderer';
import {
  GitSnapshot,
  PlacementCluster,
  PullRequestReader,
  UnsupportedPart,
} from '../types';
import { ValueMap } from '../values';

/** What the generators of one ApplicationSet work with. */
export interface GeneratorContext {
  clusters: readonly PlacementCluster[];
  git?: (repoURL: string, revision: string) => GitSnapshot | undefined;
  /** Absent where nobody can be asked. */
  pullRequests?: PullRequestReader;
  /** The newer globbing of the hub, where `*` stops at a slash. */
  newGitFileGlobbing: boolean;
  renderer: Renderer;
  /** Collects what cannot be evaluated. */
  unsupported: UnsupportedPart[];
}

/** One set of parameters. */
export type Params = ValueMap;

/** More Applications than any fleet has; above that a template ran wild. */
export const MAX_APPLICATIONS = 20_000;
