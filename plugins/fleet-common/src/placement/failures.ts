/** Something that the hub itself would refuse, in its own words where known. */
export class HubRefusal extends Error {
  /** The field of the ApplicationSet that it is about, as a path. */
  readonly field?: string;

  constructor(message: string, field?: string) {
    super(message);
    this.name = 'HubRefusal';
    this.field = field;
  }

  /** The same with the words that the hub puts before it. */
  within(prefix: string): HubRefusal {
    return new HubRefusal(`${prefix}: ${this.message}`, this.field);
  }
}

/**
 * Something that this engine cannot evaluate although the hub could: it is
 * reported as unsupported and never guessed.
 */
export class NotEvaluable extends Error {
  /** The generator that it is about, for example `generators[0].plugin`. */
  readonly generator?: string;

  constructor(reason: string, generator?: string) {
    super(reason);
    this.name = 'NotEvaluable';
    this.generator = generator;
  }
}

/** Runs `work`; a refusal in it gets the prefix that the hub would add. */
export function refusingWithin<T>(prefix: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof HubRefusal ? error.within(prefix) : error;
  }
}
