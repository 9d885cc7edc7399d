import { manifestYaml } from '@fleet-portal/backstage-plugin-fleet-common';
import type { BuiltPart } from './part';
import { putCommand, secretFromVault, vaultPathOf } from './externalSecrets';
import type { PlatformIntent } from './platformIntent';

const namespace = 'monitoring';
const objectStore = { name: 'thanos-objstore', key: 'objstore.yml' };

/** Prometheus with a Thanos sidecar, which keeps its metrics in a bucket that the fleet's queries read. */
export function buildThanos(intent: PlatformIntent): BuiltPart {
  const { thanos = {}, cluster, environment, region } = intent;
  const path = thanos.vaultPath ?? vaultPathOf(intent, 'thanos');
  return {
    part: 'thanos',
    namespace,
    on: 'spoke',
    version: thanos.version,
    values: {
      grafana: { enabled: false },
      prometheus: {
        thanosService: { enabled: true },
        prometheusSpec: {
          externalLabels: {
            cluster,
            env: environment,
            ...(region && { region }),
          },
          // Two compactors would write over one another's blocks.
          disableCompaction: true,
          retention: '24h',
          thanos: { objectStorageConfig: { existingSecret: objectStore } },
        },
      },
    },
    files: {
      'object-store': [
        secretFromVault(intent, {
          name: objectStore.name,
          namespace,
          path,
          properties: ['accessKey', 'secretKey'],
          template: { [objectStore.key]: objectStoreConfig(intent) },
        }),
      ],
    },
    commands: [
      putCommand(intent, path, {
        accessKey: 'thanos-access-key',
        secretKey: 'thanos-secret-key',
      }),
    ],
  };
}

/** `objstore.yml` of Thanos, which External Secrets fills in. */
function objectStoreConfig({ thanos = {} }: PlatformIntent): string {
  const { bucket = '', region = '' } = thanos;
  return manifestYaml({
    type: 'S3',
    config: {
      bucket,
      region,
      endpoint: thanos.endpoint ?? `s3.${region}.amazonaws.com`,
      access_key: '{{ .accessKey | trim }}',
      secret_key: '{{ .secretKey | trim }}',
    },
  });
}
