/** Unique secrets, each with the place that it was put in. */
export class Canaries {
  readonly #places: string[] = [];

  put(place: string): string {
    const number = this.#places.push(place) - 1;
    return `s3cr3t${number.toString(36)}zQx`;
  }

  get size(): number {
    return this.#places.length;
  }

  /** Places of those that a text has. */
  in(text: string): string[] {
    const found = [...text.matchAll(/s3cr3t([0-9a-z]+)zQx/g)];
    return found.map(([, number]) => this.#places[parseInt(number, 36)]);
  }
}
