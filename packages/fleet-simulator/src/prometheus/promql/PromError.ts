/** What Prometheus refuses with `bad_data`. */
export class PromError extends Error {}
