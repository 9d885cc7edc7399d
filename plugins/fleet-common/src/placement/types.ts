import { Phrase } from '../phrases';

/** A cluster as the hub knows it, as far as placement depends on it. */
export interface PlacementCluster {
  /** The name in the cluster Secret; `in-cluster` for the hub itself. */
  name: string;
  /** The URL of its API server. */
  server: string;
  labels: Readonly<Record<string, string>>;
  annotations?: Readonly<Record<string, string>>;
  /** The AppProject that the cluster is scoped to, if any. */
  project?: string;
  /**
   * The hub itself without a cluster Secret: it has no labels and is taken
   * only by a generator without a selector. Leave it out for a hub that was
   * registered explicitly. See {@link isLocalCluster}.
   */
  inCluster?: boolean;
}

/** The tree of one repository at one revision. */
export interface GitSnapshot {
  /**
   * All paths of files, without a leading slash, with their content. The
   * content may be undefined where only directories are needed.
   */
  files: Readonly<Record<string, string | undefined>>;
}

/** An open pull request as its Git host tells it. */
export interface OpenPullRequest {
  number: number;
  title: string;
  branch: string;
  targetBranch: string;
  headSha: string;
  author: string;
  labels: readonly string[];
}

/** The open pull requests of a repository; undefined when they are not known. */
export type PullRequestReader = (
  owner: string,
  repo: string,
) => readonly OpenPullRequest[] | undefined;

/** A selector of Kubernetes, before anything about it was checked. */
export interface LabelSelector {
  matchLabels?: Readonly<Record<string, string>>;
  matchExpressions?: readonly {
    key: string;
    operator: string;
    values?: readonly string[];
  }[];
}

export type SelectorOperator = 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';

/** Why a cluster is not taken. */
export interface PlacementReason {
  /** A sentence without its full stop, for a developer. */
  message: string;
  /** The same apart from its language. */
  phrase: Phrase;
  /** The label or parameter that decides, when one does. */
  key?: string;
  operator?: SelectorOperator;
  /** The values that the selector names. */
  expected?: string[];
  /** The value that is there; absent when the label is not there. */
  actual?: string;
  /** The generator that asks it, for example `generators[0].clusters`. */
  generator?: string;
}

export interface GeneratedApplication {
  name: string;
  /** The namespace of the ApplicationSet, when that is known. */
  namespace?: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
  finalizers: string[];
  project: string;
  destination: { server?: string; name?: string; namespace?: string };
  /** The whole rendered `spec`. */
  spec: Record<string, unknown>;
  /** The parameters it was rendered with. */
  params: Record<string, unknown>;
  /** The cluster of its destination; absent when that is not registered. */
  cluster?: string;
}

export interface ClusterPlacement {
  cluster: string;
  /** Whether any Application goes there. */
  matched: boolean;
  /** Names of the Applications that go there. */
  applications: string[];
  /** Empty when matched; one for each requirement that does not hold. */
  reasons: PlacementReason[];
}

/** A part of the ApplicationSet that was not evaluated: the result lacks it. */
export interface UnsupportedPart {
  /** For example `generators[1].scmProvider`. */
  generator: string;
  reason: string;
}

export interface PlacementError {
  /** In the words of the hub where these are known. */
  message: string;
  /** Path of the field, for example `spec.template.metadata.name`. */
  field?: string;
  /**
   * `generate`: the hub refuses the whole set and changes nothing.
   * `application`: the hub generates the Application and then refuses it; the
   * others are not touched by that.
   */
  stage: 'generate' | 'application';
  /** The Application that it is about, for the stage `application`. */
  application?: string;
}

export interface PlacementResult {
  /** In the order of the generators; empty when the hub refuses the set. */
  applications: GeneratedApplication[];
  /** One for each cluster of the input, in the same order. */
  clusters: ClusterPlacement[];
  unsupported: UnsupportedPart[];
  errors: PlacementError[];
}
