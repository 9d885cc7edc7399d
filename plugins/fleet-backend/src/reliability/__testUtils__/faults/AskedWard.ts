import { performance } from 'node:perf_hooks';
import type { AskedSource } from './AskedSource';
import type { FaultCell } from './faultCells';
import type { Trial } from './startTrial';
import {
  backoffCapMs,
  closerThan,
  healingMs,
  keptMs,
  observationMs,
  secondMs,
  withoutTimes,
} from './wardRules';

/** Where a source that is asked when somebody looks is watched while it is ill. */
export class AskedWard {
  /** Of the stepped clock, from the end of the fault until all is true again. */
  recoveryMs = 0;
  /** Time of answers about healthy sources, while one is ill, by that before. */
  slowness = 1;
  /** What was said that is not so. */
  readonly claims = new Set<string>();
  readonly #trial: Trial;
  readonly #cell: FaultCell;
  readonly #sick: AskedSource;
  readonly #calmSource: AskedSource;
  #calmBefore = '';
  #calmMs = 0;
  #valueBefore: number | undefined;
  #faultAt = 0;

  constructor(trial: Trial, cell: FaultCell) {
    if (!trial.asked) throw new Error(`Nobody looks at a ${cell.kind}`);
    this.#trial = trial;
    this.#cell = cell;
    this.#sick = trial.asked.sick;
    this.#calmSource = trial.asked.calm;
  }

  /** Falls ill. */
  async admit(): Promise<void> {
    const { clock, sick, fault, start } = this.#trial;
    const isSteady = this.#cell.moment === 'in steady state';
    if (!isSteady) await sick.host.beginFault(fault);
    start();
    await clock.until('others are well', () => this.#isCalm, 2 * backoffCapMs);
    if (isSteady) {
      await clock.until('all is well', () => this.#isWell, 2 * keptMs);
    }
    await clock.settle();
    this.#calmBefore = await this.#calm();
    this.#calmMs = await this.#timeOfAnswers();
    this.#valueBefore = this.#sick.look().value;
    this.#faultAt = clock.now();
    if (isSteady) await sick.host.beginFault(fault);
  }

  /** Is as it is expected to be for as long as it is ill. */
  async observe(): Promise<void> {
    const { clock, move } = this.#trial;
    const { expected } = this.#cell;
    await move();
    if (expected === 'lost' || expected === 'refused') {
      await this.#observeLost();
    } else {
      const within = healingMs[expected] + keptMs;
      await clock.until('its news arrive', () => this.#isWell, within);
      await clock.advance(observationMs, () => {
        this.#claim(!this.#isWell, 'not well though it answers');
      });
    }
    await this.#compareCalm();
    this.slowness = (await this.#timeOfAnswers()) / this.#calmMs;
  }

  /** Is healthy again. */
  async discharge(): Promise<void> {
    const { clock, sick, move } = this.#trial;
    await sick.host.endFault();
    await move();
    const within = healingMs[this.#cell.expected];
    this.recoveryMs = await clock.until(
      'it is well again',
      () => this.#isWell,
      within,
    );
    await this.#compareCalm();
    await clock.settle();
  }

  /** Questions that came closer to the same one before than they may. */
  askedTooSoon(): string[] {
    const { host } = this.#trial.sick;
    const { retryAfterMs = 0 } = this.#cell.fault;
    const targets = new Set(host.requests.map(({ target }) => target));
    const duringFault = host.requests.filter(
      ({ at }) => at > this.#faultAt && at < this.#faultAt + observationMs,
    );
    return [
      ...[...targets].flatMap(one =>
        closerThan(
          this.#cell.kind === 'metrics' ? 15 * secondMs : 10 * secondMs,
          host.requests.filter(({ target }) => target === one),
        ),
      ),
      ...closerThan(retryAfterMs, duringFault),
    ];
  }

  async #observeLost(): Promise<void> {
    const { clock } = this.#trial;
    await clock.until('it is known to be lost', () => this.#isLost, 60_000);
    for (let at = 0; at < observationMs; at += 30 * secondMs) {
      await clock.advance(30 * secondMs, () => {
        this.#claim(!this.#isLost, 'well while it is lost');
      });
      await this.#compareCalm();
    }
    this.#examineLost();
  }

  /** What a page shows of it. */
  #examineLost(): void {
    const { status, value, at = Infinity, reason = '' } = this.#sick.look();
    const isKnown = this.#cell.moment === 'in steady state';
    // Metrics are of a moment: an old one says nothing of this one.
    const isKept = this.#cell.kind === 'management' && isKnown;
    this.#claim(status !== (isKept ? 'stale' : 'failed'), `it is ${status}`);
    this.#claim(
      value !== (isKept ? this.#valueBefore : undefined),
      'something else than before',
    );
    if (isKept) this.#claim(at > this.#faultAt, 'younger than its last word');
    this.#claim(!/\S+\.?$/.test(reason), 'lost without a reason');
    const isRefused = this.#cell.expected === 'refused';
    this.#claim(
      isRefused && !/fleet\.|ClusterRole/.test(reason),
      'refused without a remedy',
    );
  }

  #claim(isWrong: boolean, what: string): void {
    if (isWrong) this.claims.add(what);
  }

  get #isWell(): boolean {
    const { status, value } = this.#sick.look();
    // A number that is neither this one nor the last is made up.
    return status === 'ok' && value === this.#sick.truth.value;
  }

  get #isLost(): boolean {
    const { status } = this.#sick.look();
    return status === 'stale' || status === 'failed';
  }

  get #isCalm(): boolean {
    const { model, spokes } = this.#trial.runtime;
    return (
      model.hubs().every(({ voice }) => voice.state === 'ok') &&
      spokes.probe({ hub: 'b', name: 'b-1' }).state === 'reachable' &&
      spokes.probe({ hub: 'b', name: 'b-2' }).state === 'reachable' &&
      this.#calmSource.look().status === 'ok'
    );
  }

  /** Answers about sources that are well, without what the clock moves. */
  async #calm(): Promise<string> {
    const { applications, cluster } = this.#trial;
    const [list, detail] = await Promise.all([
      applications({}),
      cluster({ hub: 'b', name: 'b-1' }),
    ]);
    const { status, value } = this.#calmSource.look();
    return withoutTimes([list, detail, status, value]);
  }

  async #compareCalm(): Promise<void> {
    const isSame = (await this.#calm()) === this.#calmBefore;
    this.#claim(!isSame, 'another answer about a healthy source');
  }

  /** Milliseconds of real time. */
  async #timeOfAnswers(): Promise<number> {
    const startedAt = performance.now();
    for (let count = 0; count < 50; count++) {
      await this.#trial.applications({});
    }
    return performance.now() - startedAt;
  }
}
