/** Unique secrets, each with the place that it was put in. */
export class Canaries {
  readonly #places = new Map<string, string>();

  put(place: string): string {
    const secret = `s3cr3t${this.#places.size.toString(36)}zQx`;
    this.#places.set(secret, place);
    return secret;
  }

  get size(): number {
    return this.#places.size;
  }

  /** Places of those that a text has. */
  in(text: string): string[] {
    return [...new Set(text.match(/s3cr3t[0-9a-z]+zQx/g) ?? [])].map(
      secret => this.#places.get(secret) ?? secret,
    );
  }
}
