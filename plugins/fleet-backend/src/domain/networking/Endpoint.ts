import type {
  ClusterRef,
  LinkEnd,
  LinkTechnology,
} from '@fleet-portal/backstage-plugin-fleet-common';

/** What one end says of a link. */
export type EndWord = Pick<
  LinkEnd,
  'state' | 'words' | 'phrases' | 'latencyMs' | 'observedAt'
>;

/** A cluster as one technology knows it. */
export interface Endpoint {
  technology: LinkTechnology;
  ref: ClusterRef;
  /** What the technology calls it. */
  name: string;
  /** Cilium numbers the clusters of a mesh too. */
  id?: number;
  podRanges: readonly string[];
  /** It hides its own ranges behind others, so they may be the same elsewhere. */
  translates: boolean;
  /** What it says of each cluster that it was told of. */
  peers: ReadonlyMap<string, EndWord>;
  /** What is to be said of a cluster that is not among them. */
  stranger(name: string): EndWord;
}
