/** Replaces one thing within a value, the one of that number, counted round. */
export function replaceOne(whole: unknown, place: number, put: unknown): void {
  const places: [object, string][] = [];
  const visit = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return;
    for (const key of Object.keys(value)) {
      places.push([value, key]);
      visit(Reflect.get(value, key));
    }
  };
  visit(whole);
  if (places.length === 0) return;
  const [owner, key] = places[place % places.length];
  Reflect.set(owner, key, put);
}
