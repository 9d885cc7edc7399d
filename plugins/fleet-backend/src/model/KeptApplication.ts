import type { HubApplication } from '@fleet-portal/backstage-plugin-fleet-node';
import { PackedApplication } from '../packing/PackedApplication';
import type { TextPool } from '../packing/TextPool';
import type { ModelApplication } from './FleetModel';

/** One word of a hub: all Applications of a list share it. */
export interface Hearing {
  readonly hub: string;
  /** Milliseconds since the epoch. */
  readonly observedAt: number;
}

/** What the model knows of an Application besides what its hub said. */
type Placing = Pick<ModelApplication, 'cluster' | 'applicationSet'> & {
  heard: Hearing;
};

/** An Application as a hub's store keeps it. */
export class KeptApplication
  extends PackedApplication
  implements ModelApplication
{
  /** Also one that only lists it. */
  readonly applicationSet: string | undefined;
  readonly cluster: string | null;
  readonly heard: Hearing;

  /** @param pool - for an Application that is not packed yet */
  constructor(application: HubApplication, placing: Placing, pool: TextPool) {
    super(application, pool);
    this.applicationSet = placing.applicationSet;
    this.cluster = placing.cluster;
    this.heard = placing.heard;
  }

  get hub(): string {
    return this.heard.hub;
  }

  get observedAt(): number {
    return this.heard.observedAt;
  }

  toJSON(): ModelApplication {
    const { applicationSet, hub, cluster, observedAt } = this;
    return { ...super.toJSON(), applicationSet, hub, cluster, observedAt };
  }
}
