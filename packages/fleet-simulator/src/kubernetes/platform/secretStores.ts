import {
  condition,
  customResource,
  lacksOf,
  type PlatformObjects,
  type PlatformWorld,
} from './PlatformWorld';

/** The way to Vault, with a path for each environment. */
export function secretStores(world: PlatformWorld): PlatformObjects {
  const refused = lacksOf(world).vault;
  const { env, name } = world.spoke;
  const store = customResource(
    world,
    'external-secrets.io/v1',
    'ClusterSecretStore',
    { name: 'vault' },
    {
      spec: {
        provider: {
          vault: {
            server: 'https://vault.example.com:8200',
            path: `fleet-${env}`,
            version: 'v2',
            auth: {
              kubernetes: {
                mountPath: `kubernetes/${name}`,
                role: 'external-secrets',
                serviceAccountRef: {
                  name: 'external-secrets',
                  namespace: 'external-secrets',
                },
              },
            },
          },
        },
      },
      status: {
        capabilities: 'ReadWrite',
        conditions: [
          condition(
            'Ready',
            !refused,
            refused ? 'InvalidProviderConfig' : 'Valid',
            refused ?? 'store validated',
            world.bornAt + 720_000,
          ),
        ],
      },
    },
  );
  return new Map([['clustersecretstores.external-secrets.io', [store]]]);
}
