import type {
  ApplicationOperation,
  ClusterOperation,
} from '@fleet-portal/backstage-plugin-fleet-common';

/** What a permission rule can ask of an Application. */
export interface ApplicationSubject {
  readonly hub: string;
  readonly namespace: string;
  readonly name: string;
  /** AppProject. */
  readonly project: string;
  /** Owners of the catalog entities that select it, as entity refs. */
  readonly owners: readonly string[];
  readonly cluster?: string;
  readonly clusterLabels: Readonly<Record<string, string>>;
  readonly environment?: string;
}

/** What a permission rule can ask of a cluster. */
export interface ClusterSubject {
  readonly hub: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly environment?: string;
  readonly owners: readonly string[];
}

/**
 * What one reader may see. Views are filtered by it before anything is
 * counted, so what is hidden looks the same as what does not exist.
 */
export interface FleetScope {
  /** Equal for readers who see the same: their views are shared. */
  readonly key: string;
  application(subject: ApplicationSubject): boolean;
  cluster(subject: ClusterSubject): boolean;
}

/**
 * What one caller may have done, of what they see. An operation that is not
 * switched on is never asked about.
 */
export interface OperationRights {
  application(
    operation: ApplicationOperation,
    subject: ApplicationSubject,
  ): boolean;
  cluster(operation: ClusterOperation, subject: ClusterSubject): boolean;
}
