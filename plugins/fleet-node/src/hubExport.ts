/** One object of a hub's configuration, as it can be applied again. */
export interface ExportedObject {
  apiVersion: string;
  kind: string;
  namespace?: string;
  name: string;
  /**
   * Without what the cluster adds (status, uid, managed fields), and without
   * anything secret.
   */
  manifest: Record<string, unknown>;
  /** Paths that are left out because they are secret, as `spec.source.helm.values`. */
  masked: string[];
  /** An ApplicationSet makes it: it comes back by itself. */
  generated: boolean;
}

/** Something of the hub that is not among the objects. */
export interface MissingFromExport {
  what: string;
  /** One sentence. */
  reason: string;
  /** How to get it all the same; one sentence. */
  remedy: string;
}

/** All of a hub's configuration that could be read. */
export interface HubConfiguration {
  objects: ExportedObject[];
  missing: MissingFromExport[];
}
