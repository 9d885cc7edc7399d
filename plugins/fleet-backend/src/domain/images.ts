/** The parts of `registry:5000/team/name:tag@sha256:…`. */
export interface ImageReference {
  /** With the registry, without tag and digest. */
  readonly repository: string;
  readonly tag?: string;
  /** `sha256:…` */
  readonly digest?: string;
}

/** As the OCI distribution reads it; an empty tag or digest is none. */
export function parseImage(image: string): ImageReference {
  const at = image.indexOf('@');
  const reference = at < 0 ? image : image.slice(0, at);
  const digest = at < 0 ? undefined : image.slice(at + 1) || undefined;
  const colon = reference.lastIndexOf(':');
  // A colon before the last slash belongs to the port of the registry.
  if (colon < 0 || colon < reference.lastIndexOf('/')) {
    return { repository: reference, digest };
  }
  return {
    repository: reference.slice(0, colon),
    tag: reference.slice(colon + 1) || undefined,
    digest,
  };
}

/** One image in two versions: pods of the release before are still there. */
export function hasMixedImages(images: readonly string[]): boolean {
  const repositories = [...new Set(images)].map(
    image => parseImage(image).repository,
  );
  return new Set(repositories).size < repositories.length;
}
