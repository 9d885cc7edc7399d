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
}

export interface SpokeWord {
  readonly subject: Subject;
  readonly word?: 'found' | 'lost';
  readonly reason?: string;
}

export interface ApplicationWord {
  readonly subject: Subject;
  readonly uid: string;
  /** What it runs, whether it is well or not. */
  readonly running: Release;
  /** Is what it runs Healthy, and not only because nobody looked yet? */
  readonly released: boolean;
  readonly health?: 'healthy' | 'degraded';
  readonly sync?: 'succeeded' | 'failed';
  readonly healthReason?: string;
  readonly syncReason?: string;
  /** False while the spoke is not heard: then only its last word is known. */
  readonly believed: boolean;
}
