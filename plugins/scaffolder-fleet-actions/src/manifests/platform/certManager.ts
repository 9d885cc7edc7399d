import type { IClusterIssuer } from '@kubernetes-models/cert-manager/cert-manager.io/v1/ClusterIssuer';
import { BuiltPart, inWave } from './part';
import type { PlatformIntent } from './platformIntent';

const LETS_ENCRYPT = 'https://acme-v02.api.letsencrypt.org/directory';

/** cert-manager with the one issuer that all services of the cluster use. */
export function buildCertManager({ certManager }: PlatformIntent): BuiltPart {
  const {
    version,
    email = '',
    ingressClass = '',
    acmeServer = LETS_ENCRYPT,
    issuer = 'public-acme',
  } = certManager ?? {};
  const clusterIssuer: IClusterIssuer = {
    apiVersion: 'cert-manager.io/v1',
    kind: 'ClusterIssuer',
    metadata: { name: issuer, ...inWave(1) },
    spec: {
      acme: {
        server: acmeServer,
        email,
        privateKeySecretRef: { name: `${issuer}-account` },
        solvers: [{ http01: { ingress: { ingressClassName: ingressClass } } }],
      },
    },
  };
  return {
    part: 'cert-manager',
    namespace: 'cert-manager',
    on: 'spoke',
    version,
    values: { crds: { enabled: true } },
    files: { 'cluster-issuer': [clusterIssuer] },
    commands: [],
  };
}
