import {
  condition,
  customResource,
  lacksOf,
  type PlatformObjects,
  type PlatformWorld,
} from './PlatformWorld';

const authority = 'https://acme.example.com/directory';

/** The one issuer that all services of the cluster use. */
export function certificateIssuers(world: PlatformWorld): PlatformObjects {
  const refused = lacksOf(world).issuer;
  const issuer = customResource(
    world,
    'cert-manager.io/v1',
    'ClusterIssuer',
    { name: 'public-acme' },
    {
      spec: {
        acme: {
          server: authority,
          email: 'platform@example.com',
          privateKeySecretRef: { name: 'public-acme-account' },
          solvers: [{ http01: { ingress: { ingressClassName: 'cilium' } } }],
        },
      },
      status: {
        acme: refused ? {} : { uri: 'https://acme.example.com/acct/1' },
        conditions: [
          {
            ...condition(
              'Ready',
              !refused,
              refused ? 'ErrRegisterACMEAccount' : 'ACMEAccountRegistered',
              refused ?? 'The ACME account was registered with the ACME server',
              world.bornAt + 600_000,
            ),
            observedGeneration: 1,
          },
        ],
      },
    },
  );
  return new Map([['clusterissuers.cert-manager.io', [issuer]]]);
}
