import type { HubObjectRef } from '@fleet-portal/backstage-plugin-fleet-common';
import type { FleetTransition } from '@fleet-portal/backstage-plugin-fleet-node';

/** What an Application runs. */
export interface Release {
  /** Made from images and revisions: the same as long as nothing is deployed. */
  readonly fingerprint: string;
  /** What people call it. The catalog may change the name of what is there. */
  readonly version?: string;
}

/** Who it is about and who owns it: what every turn of it carries. */
export type Subject = Omit<
  FleetTransition,
  'kind' | 'at' | 'version' | 'previousVersion' | 'reason'
> & { readonly key: string; readonly production: boolean };

export interface HubWord {
  readonly subject: Subject;
  /** Undefined while nothing certain can be said. */
  readonly word?: 'found' | 'lost';
  readonly reason?: string;
  /** Switched off on purpose: nobody is told anything of it. */
  readonly muted: boolean;
  /** Are the objects of this hub to be believed at this moment? */
  readonly believed: boolean;
  readonly spokes: readonly SpokeWord[];
  readonly applications: readonly ApplicationWord[];
  /** Asked only for what turned Degraded. */
  readonly whyDegraded: (application: ApplicationWord) => string | undefined;
}

export interface SpokeWord {
  readonly subject: Subject;
  readonly word?: 'found' | 'lost';
  readonly reason?: string;
}

/** The same object for as long as nothing of the Application's row changes. */
export interface ApplicationWord {
  readonly ref: HubObjectRef;
  readonly subject: Subject;
  readonly uid: string;
  /** What it runs, whether it is well or not. */
  readonly running: Release;
  /**
   * From then on what it runs is Healthy, and not only because nobody looked yet:
   * milliseconds since the epoch, infinite while it is not well.
   */
  readonly releasedFrom: number;
  readonly health?: 'healthy' | 'degraded';
  readonly sync?: 'succeeded' | 'failed';
  /** The hub's own words for its state. */
  readonly reason?: string;
  readonly syncReason?: string;
  /** False while the spoke is not heard: then only its last word is known. */
  readonly believed: boolean;
}
