/** How one spoke is reached; `fleet.spokes[]` of the configuration. */
export interface SpokeAccessConfig {
  hub: string;
  cluster: string;
  /** Where the API server is, when not at the address that the hub uses. */
  url?: string;
  token?: string;
  tokenFile?: string;
  /** PEM. */
  ca?: string;
  caFile?: string;
  /** A kubeconfig file, instead of all above. */
  kubeconfig?: string;
  /** Its current-context if absent. */
  context?: string;
  dangerouslyAllowSkipTLSVerify: boolean;
}

/** How often and how patiently spokes are asked whether they live. */
export interface ProbeConfig {
  intervalMs: number;
  timeoutMs: number;
  /** Misses in a row after which a spoke is unreachable. */
  misses: number;
  maxConcurrency: number;
}

export const defaultProbeConfig: ProbeConfig = {
  intervalMs: 10_000,
  timeoutMs: 5_000,
  misses: 2,
  maxConcurrency: 256,
};
