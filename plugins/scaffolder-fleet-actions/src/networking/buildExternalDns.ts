import { platformFolder } from '@fleet-portal/backstage-plugin-fleet-common';
import type { Chart } from '../manifests/platform/charts';
import {
  chartSource,
  Delivery,
  deliveryOf,
} from '../manifests/platform/delivery';
import {
  putCommand,
  secretFromVault,
  vaultPathOf,
} from '../manifests/platform/externalSecrets';
import type { ConnectIntent } from './connectIntent';
import type { Member } from './members';

const PART = 'external-dns';
const SECRET = 'external-dns-aws';
const KEY = 'credentials';
const chart: Chart = {
  repoURL: 'https://kubernetes-sigs.github.io/external-dns',
  chart: PART,
  version: '1.20.0',
};

/**
 * External DNS for a cluster that has none: it publishes in Route 53 what
 * Services, Ingresses and DNSEndpoints ask for, and deletes no record.
 */
export function buildExternalDns(
  intent: ConnectIntent,
  member: Member,
  { domain, version }: NonNullable<ConnectIntent['externalDns']>,
): { delivery: Delivery; commands: string[] } {
  const secrets = { ...member, externalSecrets: intent.externalSecrets };
  const path = vaultPathOf(secrets, PART);
  const values = {
    provider: { name: 'aws' },
    sources: ['service', 'ingress', 'crd'],
    domainFilters: [domain],
    policy: 'upsert-only',
    // Says whose a record is, where several clusters publish in one domain.
    txtOwnerId: member.cluster,
    env: [{ name: 'AWS_SHARED_CREDENTIALS_FILE', value: `/.aws/${KEY}` }],
    extraVolumes: [{ name: 'aws', secret: { secretName: SECRET } }],
    extraVolumeMounts: [{ name: 'aws', mountPath: '/.aws', readOnly: true }],
  };
  return {
    delivery: deliveryOf(
      { ...intent, cluster: member.cluster },
      {
        part: PART,
        namespace: PART,
        on: 'spoke',
        version,
        source: chartSource(chart, PART, { version, values }),
        files: {
          credentials: [
            secretFromVault(secrets, {
              name: SECRET,
              namespace: PART,
              path,
              properties: [KEY],
            }),
          ],
        },
        folder: `${platformFolder(
          member.hub,
          member.cluster,
          intent.layout,
        )}/${PART}`,
      },
    ),
    commands: [putCommand(secrets, path, { [KEY]: `credentials-${PART}` })],
  };
}
