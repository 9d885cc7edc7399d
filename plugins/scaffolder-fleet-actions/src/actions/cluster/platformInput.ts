import type { z as zod } from 'zod/v3';

type Zod = typeof zod;

const version = (z: Zod) =>
  z
    .string()
    .optional()
    .describe(
      'Version of the chart. Default: the one in Git, or the one that this release was made with',
    );

const vaultPath = (z: Zod, part: string) =>
  z
    .string()
    .optional()
    .describe(`Entry in Vault. Default: fleet/<environment>/<cluster>/${part}`);

/** One member for each part that has something to set. */
export const platformSettingsInput = {
  cilium: (z: Zod) =>
    z
      .object({
        version: version(z),
        ipam: z
          .enum(['kubernetes', 'cluster-pool'])
          .optional()
          .describe('Who gives pods their addresses. Default: kubernetes'),
      })
      .optional()
      .describe('The container network'),
  certManager: (z: Zod) =>
    z
      .object({
        version: version(z),
        email: z
          .string()
          .optional()
          .describe('Whom the certificate authority warns'),
        ingressClass: z
          .string()
          .optional()
          .describe('Ingress class that answers the challenges'),
        acmeServer: z
          .string()
          .optional()
          .describe("Directory of the authority. Default: Let's Encrypt"),
        issuer: z
          .string()
          .optional()
          .describe('Name of the ClusterIssuer. Default: public-acme'),
      })
      .optional()
      .describe('cert-manager, with an issuer of public certificates'),
  externalSecrets: (z: Zod) =>
    z
      .object({
        version: version(z),
        vaultServer: z
          .string()
          .optional()
          .describe('https URL of Vault, as the spoke reaches it'),
        mount: z.string().optional().describe('KV mount. Default: secret'),
        authMount: z
          .string()
          .optional()
          .describe(
            'Where Vault signs the spoke in. Default: kubernetes/<cluster>',
          ),
        role: z
          .string()
          .optional()
          .describe('Role in Vault. Default: external-secrets'),
        store: z
          .string()
          .optional()
          .describe('Name of the ClusterSecretStore. Default: vault'),
      })
      .optional()
      .describe('External Secrets, with a store that reads Vault'),
  kyverno: (z: Zod) =>
    z
      .object({
        version: version(z),
        enforce: z
          .boolean()
          .optional()
          .describe(
            'Refuse what breaks a policy. Default: false, which reports it',
          ),
      })
      .optional()
      .describe('Kyverno, with policies'),
  defaultDeny: (z: Zod) =>
    z
      .object({
        hubAddresses: z
          .array(z.string())
          .optional()
          .describe('Ranges that the hub calls from, as 10.20.0.0/16'),
      })
      .optional()
      .describe(
        'Refuse traffic that no rule allows, once the allow rules are there',
      ),
  velero: (z: Zod) =>
    z
      .object({
        version: version(z),
        bucket: z.string().optional().describe('Bucket of the backups'),
        region: z
          .string()
          .optional()
          .describe("Region of the bucket, another than the cluster's"),
        schedule: z
          .string()
          .optional()
          .describe("When, in UTC. Default: '0 1 * * *', every night"),
        keptFor: z
          .string()
          .optional()
          .describe('How long a backup is kept. Default: 720h'),
        vaultPath: vaultPath(z, 'velero'),
      })
      .optional()
      .describe('Velero, with a nightly backup'),
  thanos: (z: Zod) =>
    z
      .object({
        version: version(z),
        bucket: z.string().optional().describe('Bucket of the metrics'),
        region: z.string().optional().describe('Region of the bucket'),
        endpoint: z
          .string()
          .optional()
          .describe('Host of the object store. Default: that of S3'),
        vaultPath: vaultPath(z, 'thanos'),
      })
      .optional()
      .describe('Thanos sidecar, which keeps metrics in an object store'),
  grafana: (z: Zod) =>
    z
      .object({
        url: z
          .string()
          .optional()
          .describe('What answers Prometheus queries about the cluster'),
      })
      .optional()
      .describe('Data source and dashboard of the cluster in Grafana'),
};
