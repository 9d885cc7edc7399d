import type { RenderedApplication } from '../render/renderApplication';
import type { Seeded } from '../seeded';
import type { ApplicationSpec, Source } from './argoObjects';
import type { LiveObject } from './applicationState';
import type { Ailment, RegisteredCluster } from './worldState';

/** All that a step of one Application may look at besides its own state. */
export interface ReconcileContext {
  /** World time, ms. */
  readonly now: number;
  readonly seeded: Seeded;
  /** The cluster that the destination names, when the hub knows it. */
  readonly cluster: RegisteredCluster | undefined;
  /** False while the spoke's API server is down: the hub then sees what it saw last. */
  readonly spokeAnswers: boolean;
  readonly ailment: Ailment | undefined;
  /** False while a sync window keeps the hub from syncing by itself. */
  maySyncItself(): boolean;
  /** True where a RollingSync decides when the Application is synced. */
  readonly syncedBySet: boolean;
  /** A resourceVersion that was never used on this hub. */
  nextResourceVersion(): string;
  /** Was the data of the ExternalSecret delivered? */
  secretReady(externalSecret: LiveObject): boolean;
  /**
   * The target state: at the revisions that the spec asks for, or at one commit.
   *
   * @throws ManifestGenerationError in Argo CD's words
   * @throws RevisionNotFetched when the answer needs a commit that is on its way
   */
  render(
    name: string,
    spec: ApplicationSpec,
    at?: { revision?: string; source?: Source; sources?: Source[] },
  ): RenderedApplication;
}
