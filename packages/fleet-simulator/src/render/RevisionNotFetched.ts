/** A revision that has to be fetched before anything can be said. */
export class RevisionNotFetched extends Error {
  override readonly name = 'RevisionNotFetched';
}
