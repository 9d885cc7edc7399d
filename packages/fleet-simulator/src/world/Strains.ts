import type { Strain } from './worldState';

/** What is slow or fails under load, now and in the past. */
export class Strains {
  #all: readonly Strain[];

  constructor(past: readonly Strain[]) {
    this.#all = past;
  }

  /** Of one hub or cluster, oldest first; those that ended too. */
  of(kind: Strain['kind'], target: string): readonly Strain[] {
    return this.#all.filter(
      strain => strain.kind === kind && strain.target === target,
    );
  }

  /** Those that last. */
  present(): readonly Strain[] {
    return this.#all.filter(({ until }) => until === undefined);
  }

  lasts(kind: Strain['kind'], target: string): boolean {
    return this.of(kind, target).some(({ until }) => until === undefined);
  }

  begin(kind: Strain['kind'], target: string, now: number): void {
    if (!this.lasts(kind, target))
      this.#all = [...this.#all, { kind, target, since: now }];
  }

  end(kind: Strain['kind'], target: string, now: number): void {
    this.#all = this.#all.map(strain =>
      strain.kind === kind &&
      strain.target === target &&
      strain.until === undefined
        ? { ...strain, until: now }
        : strain,
    );
  }

  endAll(now: number): void {
    for (const { kind, target } of this.present()) this.end(kind, target, now);
  }

  /** Without those that ended before a moment. */
  since(moment: number): Strain[] {
    return this.#all.filter(({ until = Infinity }) => until >= moment);
  }
}
