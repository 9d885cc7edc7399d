import type { FleetModel, HubSnapshot } from '../model/FleetModel';

/**
 * The hubs as of the last version of the model, with what needs no version:
 * when each was last heard, and when it last tried its clusters.
 *
 * A hub that has just been heard counts as heard from the version on that
 * brings its objects. Between the two, "heard, and it has no Applications"
 * would be a false answer.
 */
export class PublishedHubs {
  readonly #model: FleetModel;
  #published: readonly HubSnapshot[];

  constructor(model: FleetModel) {
    this.#model = model;
    this.#published = model.hubs();
  }

  /** Begins to follow the model; returns how to stop. */
  start(): () => void {
    this.#published = this.#model.hubs();
    return this.#model.subscribe(() => {
      this.#published = this.#model.hubs();
    });
  }

  now(): readonly HubSnapshot[] {
    return this.#published.map(published => {
      const live = this.#model.hub(published.name);
      return live?.voice.state === published.voice.state ? live : published;
    });
  }
}
