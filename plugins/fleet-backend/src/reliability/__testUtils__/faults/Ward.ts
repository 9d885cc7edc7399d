import { performance } from 'node:perf_hooks';
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

/** Lists of one hub are this far apart. */
const listDistanceMs = 30 * secondMs;

/** Where a hub or a spoke that is ill is watched, beside those that are not. */
export class Ward {
  /** Of the stepped clock, from the end of the fault until all is true again. */
  recoveryMs = 0;
  /** Time of answers about healthy sources, while one is ill, by that before. */
  slowness = 1;
  /** What was said that is not so. */
  readonly claims = new Set<string>();
  readonly #trial: Trial;
  readonly #cell: FaultCell;
  #calmBefore = '';
  #calmMs = 0;
  #wordsBefore: string[] = [];
  #faultAt = 0;

  constructor(trial: Trial, cell: FaultCell) {
    this.#trial = trial;
    this.#cell = cell;
  }

  /** Falls ill. */
  async admit(): Promise<void> {
    const { clock, sick, fault, start } = this.#trial;
    const isSteady = this.#cell.moment === 'in steady state';
    if (isSteady) {
      start();
      await clock.until('all is well', () => this.#isWell, 2 * keptMs);
    } else {
      await sick.host.beginFault(fault);
      start();
    }
    await clock.until('others are well', () => this.#isCalm, 2 * backoffCapMs);
    await this.#calm();
    await clock.settle();
    this.#calmBefore = await this.#calm();
    this.#calmMs = await this.#timeOfAnswers();
    this.#wordsBefore = this.#words;
    this.#faultAt = clock.now();
    if (isSteady) await sick.host.beginFault(fault);
  }

  /** Is as it is expected to be for as long as it is ill. */
  async observe(): Promise<void> {
    const { expected } = this.#cell;
    if (expected === 'lost' || expected === 'refused')
      await this.#observeLost();
    else if (expected === 'heals') await this.#observeHealing();
    else await this.#observeServed();
    this.slowness = (await this.#timeOfAnswers()) / this.#calmMs;
  }

  /** Is healthy again. */
  async discharge(): Promise<void> {
    const { clock, sick, move } = this.#trial;
    await sick.host.endFault();
    await move();
    const { expected, kind } = this.#cell;
    const within = healingMs[expected];
    this.recoveryMs = await clock.until(
      'it is well again',
      () => this.#isHeardWell && (kind === 'spoke' || this.#isWell),
      within,
    );
    await clock.until('all is true again', () => this.#isWell, keptMs + within);
    await this.#compareCalm();
  }

  /** Lists that came closer to the one before than they may. */
  askedTooSoon(): string[] {
    const { host } = this.#trial.sick;
    const { retryAfterMs = 0 } = this.#cell.fault;
    const isSpoke = this.#cell.kind === 'spoke';
    const isList = isSpoke ? isListOfPods : isListOfApplications;
    const lists = host.requests.filter(({ target }) => isList(target));
    const duringFault = host.requests.filter(
      ({ at, target }) =>
        at > this.#faultAt &&
        at < this.#faultAt + observationMs &&
        (!isSpoke || target === '/readyz'),
    );
    return [
      ...closerThan(listDistanceMs, lists),
      ...closerThan(retryAfterMs, duringFault),
    ];
  }

  async #observeLost(): Promise<void> {
    const { clock, move } = this.#trial;
    await move();
    await clock.until('it is known to be lost', () => this.#isLost, 60_000);
    for (let at = 0; at < observationMs; at += 30 * secondMs) {
      await clock.advance(30 * secondMs, () => {
        this.#claim(!this.#isLost, 'well while it is lost');
        this.#claim(!this.#isKeptOrTrue, 'something else than before');
      });
      await this.#compareCalm();
    }
    await this.#examineLost();
  }

  async #observeHealing(): Promise<void> {
    const { clock, move } = this.#trial;
    await move();
    const within = healingMs.heals + keptMs;
    await clock.until('it heals', () => this.#isWell, within);
    await this.#compareCalm();
  }

  async #observeServed(): Promise<void> {
    const { clock, move, runtime } = this.#trial;
    const { expected, kind, fault } = this.#cell;
    await clock.until('it is read', () => this.#isWell, 2 * backoffCapMs);
    const { version } = runtime.model;
    await move();
    await clock.advance(secondMs);
    const versions = runtime.model.version - version;
    this.#claim(versions > 10, `${versions} versions in a second`);
    const isStreamed = expected === 'served' && kind !== 'spoke';
    const within = isStreamed ? secondMs : healingMs.late;
    await clock.until('its news arrive', () => this.#isWell, within);
    if (kind !== 'spoke') {
      const { quarantined } = this.#hub.voice;
      const isAside = quarantined.length > 0;
      this.#claim(isAside !== Boolean(fault.quarantines), 'set aside');
    }
    await clock.advance(observationMs, () => {
      this.#claim(!this.#isHeardWell, 'not well though it answers');
    });
    await this.#compareCalm();
  }

  /** What a page would show of it. */
  async #examineLost(): Promise<void> {
    const isSpoke = this.#cell.kind === 'spoke';
    const answer = await this.#trial.applications(
      isSpoke ? { hub: 'b', cluster: 'b-2' } : { hub: 'a' },
    );
    const isKnown = isSpoke || this.#cell.moment === 'in steady state';
    this.#claim(answer.items.length > 0 !== isKnown, 'other Applications');
    const isVouchedFor = isSpoke && this.#cell.expected === 'refused';
    const states = isSpoke ? ['contradicted'] : ['notHeard'];
    for (const { state } of answer.items) {
      this.#claim(!isVouchedFor && !states.includes(state), `drawn ${state}`);
    }
    const source = answer.sources.find(({ hub, cluster }) =>
      isSpoke ? cluster === 'b-2' : hub === 'a',
    );
    this.#claim(
      isSpoke ? !isVouchedFor && !source : !source,
      'no word about the source',
    );
    if (source) {
      const observedAt = source.observedAt && Date.parse(source.observedAt);
      this.#claim(
        !/\S+\.?$/.test(source.reason ?? ''),
        'lost without a reason',
      );
      if (!isSpoke) {
        const wasHeard = observedAt !== undefined;
        this.#claim(wasHeard !== isKnown, 'another age');
        this.#claim(
          Number(observedAt ?? 0) > this.#faultAt,
          'younger than its last word',
        );
      }
    }
    if (isSpoke) this.#examineBlocks();
  }

  #examineBlocks(): void {
    const pods = this.#trial.details()?.pods;
    const isKnown = this.#cell.moment === 'in steady state';
    this.#claim(
      pods?.status !== (isKnown ? 'stale' : 'failed'),
      `pods are ${pods?.status}`,
    );
    if (pods?.status === 'stale') {
      const age = this.#trial.clock.now() - Date.parse(pods.observedAt);
      this.#claim(age < observationMs - keptMs, 'pods without their age');
    }
  }

  #claim(isWrong: boolean, what: string): void {
    if (isWrong) this.claims.add(what);
  }

  get #hub() {
    const hub = this.#trial.runtime.model.hub('a');
    if (!hub) throw new Error('There is no hub a');
    return hub;
  }

  get #words(): string[] {
    return [...this.#hub.applications.values()]
      .map(({ name, health, cluster }) => `${name} ${health} ${cluster}`)
      .sort();
  }

  /** A stream that is still open may tell what happened before it ends. */
  get #isKeptOrTrue(): boolean {
    const words = `${this.#words}`;
    const isKept = words === `${this.#wordsBefore}`;
    return isKept || words === `${this.#trial.truth.words()}`;
  }

  get #probe() {
    return this.#trial.runtime.spokes.probe(this.#trial.spokeRef);
  }

  get #isHeardWell(): boolean {
    return this.#cell.kind === 'spoke'
      ? this.#probe.state === 'reachable'
      : this.#hub.voice.state === 'ok';
  }

  get #isWell(): boolean {
    if (!this.#isHeardWell) return false;
    if (this.#cell.kind !== 'spoke') {
      return `${this.#words}` === `${this.#trial.truth.words()}`;
    }
    const pods = this.#trial.details()?.pods;
    return (
      pods?.status === 'ok' && pods.value.total === this.#trial.spokeTruth.pods
    );
  }

  get #isLost(): boolean {
    const wanted =
      this.#cell.expected === 'refused' ? 'unauthorized' : 'unreachable';
    if (this.#cell.kind === 'spoke') {
      this.#trial.details();
      return this.#probe.state === wanted;
    }
    return this.#hub.voice.state === wanted;
  }

  get #isCalm(): boolean {
    const { model, spokes } = this.#trial.runtime;
    const hub = model.hub('b');
    return (
      hub?.voice.state === 'ok' &&
      hub.applications.size > 0 &&
      spokes.probe({ hub: 'b', name: 'b-1' }).state === 'reachable'
    );
  }

  /** Answers about sources that are well, without what the clock moves. */
  async #calm(): Promise<string> {
    const [applications, cluster] = await Promise.all([
      this.#trial.applications(this.#calmFilter),
      this.#trial.cluster({ hub: 'b', name: 'b-1' }),
    ]);
    const source = applications.sources.find(({ hub }) => hub === 'b');
    const { items, total } = applications;
    const { sources, ...detail } = cluster;
    const state = [source?.state, ...sources.map(one => one.state)];
    return withoutTimes({ items, total, state, detail });
  }

  get #calmFilter() {
    return this.#cell.kind === 'spoke'
      ? { hub: 'b', cluster: 'b-1' }
      : { hub: 'b' };
  }

  async #compareCalm(): Promise<void> {
    const isSame = (await this.#calm()) === this.#calmBefore;
    this.#claim(!isSame, 'another answer about a healthy source');
  }

  /** Milliseconds of real time. */
  async #timeOfAnswers(): Promise<number> {
    const startedAt = performance.now();
    for (let count = 0; count < 50; count++) {
      await this.#trial.applications(this.#calmFilter);
    }
    return performance.now() - startedAt;
  }
}

function isListOfApplications(target: string): boolean {
  const { pathname, searchParams } = new URL(target, 'http://host');
  const isWhole = searchParams.get('limit') !== '1';
  const isList = isWhole && !searchParams.has('watch');
  return isList && /\/v1(?:alpha1)?\/applications$/.test(pathname);
}

function isListOfPods(target: string): boolean {
  return target.startsWith('/api/v1/pods');
}
