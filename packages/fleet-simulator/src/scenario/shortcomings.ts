/** What a cluster of the demo was set up without, or lost since. */
export interface Shortcomings {
  /** What the certificate authority says when it refuses the account. */
  issuer?: string;
  /** Nobody has written a policy that denies by default. */
  openNetwork?: boolean;
  /** Why External Secrets cannot use Vault. */
  vault?: string;
  /** Pods that Kyverno's policies would refuse today. */
  policyFailures?: number;
  /** Numbers of the checks of kube-bench that fail; without a report: `missing`. */
  benchmark?: readonly string[] | 'missing';
  /** Why Velero cannot reach its bucket, and for how many hours. */
  backups?: { reason: string; hours: number };
  /** Backups lie in the region of the cluster itself. */
  backupsNearby?: boolean;
  /** Volumes that the newest backup could not snapshot. */
  brokenBackup?: number;
  /** Nobody has ever tried to restore anything. */
  neverRestored?: boolean;
  /** Somebody still asks for an API that the next release no longer has. */
  doomedApi?: boolean;
}

/** By name of the cluster; all others are as the platform team wants them. */
export const shortcomings: Readonly<Record<string, Shortcomings>> = {
  'dev-eu-1': { benchmark: 'missing', policyFailures: 4 },
  'dev-us-1': { benchmark: 'missing', openNetwork: true },
  'test-ap-1': {
    issuer:
      'Failed to register ACME account: 429 urn:ietf:params:acme:error:rateLimited: too many registrations for this IP',
  },
  'stg-eu-1': { policyFailures: 2, doomedApi: true },
  'stg-us-1': {
    backups: {
      reason:
        'BackupStorageLocation "default" is unavailable: rpc error: code = Unknown desc = operation error S3: ListObjectsV2, https response error StatusCode: 403, AccessDenied: Access Denied',
      hours: 61,
    },
  },
  'test-eu-1': { backupsNearby: true },
  'stg-ap-1': { openNetwork: true, neverRestored: true },
  'prod-ap-1': { brokenBackup: 2 },
  'prod-eu-2': { doomedApi: true },
  'prod-us-1': { benchmark: ['1.2.16', '4.2.6'] },
  'nonprod-hub': {
    vault:
      'unable to log in to auth method: unable to log in with Kubernetes auth: permission denied',
  },
};
