import type {
  ApplicationSource,
  HistoryEntry,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { HubApplication } from '@fleet-portal/backstage-plugin-fleet-node';
import { ImageReference, parseImage } from './images';

/**
 * What people call the release that an Application runs: the tag of the image
 * that is named like the service, the version of its chart, or the short
 * revision of its first source. Undefined where nothing was deployed yet.
 */
export function deployedRelease(
  application: Pick<HubApplication, 'name' | 'images' | 'sources'>,
  service: string,
): string | undefined {
  return (
    imageTag(application.images, [service, application.name]) ??
    chartVersion(application.sources) ??
    onlyImageTag(application.images) ??
    shortRevision(application.sources)
  );
}

/**
 * The history with what people call each release, newest first. Argo CD keeps
 * revisions only: the newest entry is what runs now; the older ones have the
 * name that the portal saw then, a chart its version, a commit its short form.
 *
 * @param nameOf - what the portal remembers of an older entry
 */
export function releaseHistory(
  application: Pick<HubApplication, 'history' | 'sources'>,
  current: string | undefined,
  nameOf: (entry: HistoryEntry) => string | undefined = () => undefined,
): HistoryEntry[] {
  return application.history.map((entry, index) => ({
    ...entry,
    version:
      entry.version ??
      (index === 0 ? current : undefined) ??
      nameOf(entry) ??
      olderRelease(application.sources, entry.revisions),
  }));
}

function olderRelease(
  sources: readonly ApplicationSource[],
  revisions: readonly string[],
): string | undefined {
  const chart = sources.findIndex(source => source.chart !== undefined);
  const revision = revisions[chart < 0 ? 0 : chart];
  return revision === undefined ? undefined : shortOf(revision);
}

/** `registry/team/name:tag` of the first of the names that an image has. */
function imageTag(
  images: readonly string[],
  names: readonly string[],
): string | undefined {
  return imageTags(images, names)[0];
}

/** All tags of the images that are named so, by the order of the names. */
function imageTags(
  images: readonly string[],
  names: readonly string[],
): string[] {
  const parsed = images.map(parseImage);
  return names.flatMap(name =>
    parsed.flatMap(image =>
      lastSegment(image.repository) === name ? releaseTag(image) ?? [] : [],
    ),
  );
}

/**
 * The release that is arriving: while it does, the hub lists its image beside
 * that of the release before. Undefined where one of them cannot be told from
 * the other.
 */
export function arrivingRelease(
  application: Pick<HubApplication, 'name' | 'images'>,
  service: string,
  before: string | undefined,
): string | undefined {
  if (before === undefined) return undefined;
  const tags = new Set(
    imageTags(application.images, [service, application.name]),
  );
  tags.delete(before);
  const [arriving] = tags;
  return tags.size === 1 ? arriving : undefined;
}

/** Side-cars make the tag of just any image misleading; one tag alone is not. */
function onlyImageTag(images: readonly string[]): string | undefined {
  const tags = new Set(
    images.flatMap(image => releaseTag(parseImage(image)) ?? []),
  );
  return tags.size === 1 ? [...tags][0] : undefined;
}

function chartVersion(
  sources: readonly ApplicationSource[],
): string | undefined {
  const source = sources.find(candidate => candidate.chart !== undefined);
  return source?.revision ?? source?.targetRevision;
}

function shortRevision(
  sources: readonly ApplicationSource[],
): string | undefined {
  const revision = sources.find(source => source.revision)?.revision;
  return revision === undefined ? undefined : shortOf(revision);
}

/** A commit in seven digits; anything else is a name already. */
function shortOf(revision: string): string {
  return /^[0-9a-f]{40,64}$/.test(revision) ? revision.slice(0, 7) : revision;
}

/** Tags that name no release. */
const movingTags = new Set(['latest', 'stable', 'main', 'master']);

/** Its tag, unless that is one that names no release. */
function releaseTag(image: ImageReference): string | undefined {
  return image.tag === undefined || movingTags.has(image.tag)
    ? undefined
    : image.tag;
}

function lastSegment(repository: string): string {
  return repository.slice(repository.lastIndexOf('/') + 1);
}
