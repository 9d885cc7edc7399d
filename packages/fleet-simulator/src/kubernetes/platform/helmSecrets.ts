import { gzipSync } from 'node:zlib';
import { timestamp } from '../../clock';
import {
  readableReleases,
  type HelmRelease,
} from '../../scenario/helmReleases';
import type { PlatformObjects, PlatformWorld } from './PlatformWorld';

/** The Secrets in which Helm keeps what it installed, one for each release. */
export function helmSecrets(world: PlatformWorld): PlatformObjects {
  const { spoke, seeded, bornAt } = world;
  const secrets = (readableReleases[spoke.name] ?? []).map(release => {
    const { name, namespace } = release;
    return {
      metadata: {
        name: `sh.helm.release.v1.${name}.v1`,
        namespace,
        uid: seeded.uuid('helm', spoke.name, namespace, name),
        creationTimestamp: timestamp(bornAt),
        labels: {
          name,
          owner: 'helm',
          status: 'deployed',
          version: '1',
          modifiedAt: String(Math.floor(bornAt / 1_000)),
        },
      },
      type: 'helm.sh/release.v1',
      data: { release: encoded(release, bornAt) },
    };
  });
  return new Map([['secrets', secrets]]);
}

/** Base64 of gzip of JSON, and base64 again, as every value of a Secret. */
function encoded(release: HelmRelease, installedAt: number): string {
  const { name, namespace, chart, version, manifest } = release;
  const deployed = timestamp(installedAt);
  const json = JSON.stringify({
    name,
    namespace,
    version: 1,
    info: {
      first_deployed: deployed,
      last_deployed: deployed,
      deleted: '',
      description: 'Install complete',
      status: 'deployed',
    },
    chart: { metadata: { name: chart, version, apiVersion: 'v2' } },
    config: {},
    manifest,
  });
  const packed = gzipSync(json).toString('base64');
  return Buffer.from(packed).toString('base64');
}
