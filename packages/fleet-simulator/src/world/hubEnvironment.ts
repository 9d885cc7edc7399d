import type { Repositories } from '../source/repositories';
import type { Seeded } from '../seeded';

import type { Ailment, Vault } from './worldState';

/** What a hub needs of the world around it. */
export interface HubEnvironment {
  now(): number;
  readonly seeded: Seeded;
  readonly repositories: Pick<Repositories, 'tree' | 'pullRequests'>;
  vault(): Vault;
  ailment(
    hub: string,
    cluster: string,
    application: string,
  ): Ailment | undefined;
  /** False while the API server of the cluster is down. */
  spokeAnswers(hub: string, cluster: string): boolean;
}
