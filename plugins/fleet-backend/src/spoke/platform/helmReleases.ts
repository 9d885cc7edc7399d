import type { HelmReleases } from '@fleet-portal/backstage-plugin-fleet-node';
import { promisify } from 'util';
import { gunzip } from 'zlib';
import { z } from 'zod';
import { doomedDocuments } from '../../domain/upgrades/doomedDocuments';
import { metadataSchema } from './metadata';
import type { Collection, PlatformApi } from './PlatformApi';

/** What each release runs now, as Helm 3 and 4 keep it. */
const collection: Collection = {
  group: '',
  versions: ['v1'],
  plural: 'secrets',
  kind: 'Secret',
  fieldSelector: 'type=helm.sh/release.v1',
  labelSelector: 'owner=helm,status=deployed',
  // Each may be of one MiB.
  pageSize: 20,
};

const secretSchema = z.object({
  metadata: metadataSchema,
  data: z.object({ release: z.string().optional() }).nullish(),
});
const releaseSchema = z.object({ manifest: z.string() });

/** Of a release that is unpacked; the largest that Helm can store is far smaller. */
const MOST_BYTES = 32 * 1024 * 1024;

/**
 * What installed Helm releases have of APIs that go. The API server is asked
 * first whether the portal's account may list Secrets: where it may not, nothing
 * is refused, and nothing is in its audit log. Of a Secret only the apiVersion,
 * kind and name of such documents of its manifest leave this function: no values.
 */
export async function helmReleases(api: PlatformApi): Promise<HelmReleases> {
  const found: HelmReleases = {
    granted: await api.mayList('secrets'),
    searched: 0,
    doomed: [],
    unread: [],
  };
  if (!found.granted) return found;
  for await (const page of api.pages(collection, secretSchema)) {
    for (const { metadata, data } of page) {
      const { namespace = '', labels, name } = metadata;
      const release = `${namespace}/${labels?.name ?? name}`;
      const manifest = await manifestOf(data?.release ?? '');
      if (manifest === undefined) {
        found.unread.push(release);
        continue;
      }
      found.searched += 1;
      for (const document of doomedDocuments(manifest)) {
        const { apiVersion, kind } = document.api;
        const object = { apiVersion, kind, name: document.name };
        found.doomed.push({ ...object, release });
      }
    }
  }
  return found;
}

/**
 * Base64 in the base64 of the Secret, and in that JSON, since Helm 2 with gzip:
 * `encodeRelease` in https://github.com/helm/helm/blob/main/pkg/storage/driver/util.go
 */
async function manifestOf(release: string): Promise<string | undefined> {
  try {
    const inner = Buffer.from(release, 'base64').toString('latin1');
    const packed = Buffer.from(inner, 'base64');
    const text = isGzip(packed)
      ? await promisify(gunzip)(packed, { maxOutputLength: MOST_BYTES })
      : packed;
    return releaseSchema.parse(JSON.parse(text.toString('utf8'))).manifest;
  } catch {
    // What is wrong with it could be told in its own words only.
    return undefined;
  }
}

function isGzip(bytes: Buffer): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 0x08;
}
