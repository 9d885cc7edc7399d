import type { FleetView } from '../domain/FleetView';
import { perObject } from '../domain/memo';

/** Ages of voices move on without a new view: a second old is new enough. */
const FRESH_MS = 1_000;

/** Different questions to one view; a page asks a handful. */
const MOST_QUESTIONS = 256;

interface Kept<T extends object> {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly answer: WeakRef<T>;
}

/**
 * Gives the same answer, as the same object, to all who ask the same of the
 * same view within a second. A view is of one version and of one scope, so
 * nobody gets an answer that was made for somebody who sees more; and whoever
 * writes answers can go by the object. Holds no answer in memory: that is up to
 * who wrote it.
 */
export class ViewAnswers<T extends object> {
  readonly #now: () => number;
  readonly #ofView = perObject((_: FleetView) => new Map<string, Kept<T>>());

  constructor(options: { now: () => number }) {
    this.#now = options.now;
  }

  /** @param question - tells apart what is asked of one view */
  read(view: FleetView, question: string, make: () => T): T {
    return this.#known(view, question) ?? this.#keep(view, question, make());
  }

  /** The same for what needs something that others may have to wait for. */
  async readAfter<P>(
    view: FleetView,
    question: string,
    prepare: () => Promise<P>,
    make: (prepared: P) => T,
  ): Promise<T> {
    const known = this.#known(view, question);
    if (known) return known;
    const prepared = await prepare();
    return this.read(view, question, () => make(prepared));
  }

  #known(view: FleetView, question: string): T | undefined {
    const kept = this.#ofView(view).get(question);
    return kept && this.#now() - kept.at < FRESH_MS
      ? kept.answer.deref()
      : undefined;
  }

  #keep(view: FleetView, question: string, answer: T): T {
    const kept = this.#ofView(view);
    if (kept.size >= MOST_QUESTIONS) kept.clear();
    kept.set(question, { at: this.#now(), answer: new WeakRef(answer) });
    return answer;
  }
}
