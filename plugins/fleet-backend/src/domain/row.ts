import {
  deriveState,
  FleetState,
  ProgressiveStatus,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { ApplicationFacts, EntityLinks, ServiceLink } from './facts';
import type { ClusterPlace } from './place';
import { deployedRelease } from './release';
import type { ApplicationSubject } from './scope';

/** Its place in a RollingSync. */
export interface Progressive {
  readonly status: ProgressiveStatus;
  readonly step?: number;
  readonly message?: string;
}

/** One Application with everything that was concluded about it. */
export interface ApplicationRow {
  readonly facts: ApplicationFacts;
  readonly link: ServiceLink;
  /**
   * null: its destination is no registered cluster. When the hub last looked
   * at it may be told of an earlier time than in the places of the view.
   */
  readonly place: ClusterPlace | null;
  readonly hubHeard: boolean;
  readonly state: FleetState;
  /** The hub's own words for the state; those of silence come from the voices. */
  readonly reason?: string;
  readonly version?: string;
  readonly progressive?: Progressive;
}

interface RowContext {
  place: ClusterPlace | null;
  hubHeard: boolean;
  progressive?: Progressive;
}

/**
 * Makes rows, and hands out the old one as long as the Application, its
 * cluster, its hub's voice and the catalog say the same: a change of one
 * Application among 10,000 makes one row.
 */
export class RowFactory {
  readonly #links: EntityLinks;
  readonly #made = new WeakMap<
    ApplicationFacts,
    { row: ApplicationRow; links: number }
  >();

  constructor(links: EntityLinks) {
    this.#links = links;
  }

  row(facts: ApplicationFacts, context: RowContext): ApplicationRow {
    const old = this.#made.get(facts);
    if (
      old?.links === this.#links.version &&
      old.row.place?.content === context.place?.content &&
      old.row.hubHeard === context.hubHeard &&
      old.row.progressive === context.progressive
    ) {
      return old.row;
    }
    const row = makeRow(facts, this.#links.linkOf(facts), context);
    this.#made.set(facts, { row, links: this.#links.version });
    return row;
  }
}

function makeRow(
  facts: ApplicationFacts,
  link: ServiceLink,
  context: RowContext,
): ApplicationRow {
  const { place } = context;
  const derived = deriveState({
    sync: facts.sync,
    health: facts.health,
    operation: facts.operation,
    conditions: facts.conditions,
    progressive: context.progressive?.status,
    // A hub that lost its cluster knows no more of it than a silent hub.
    hubHeard: context.hubHeard && place?.word !== 'hubLost',
    probe: place?.evidence ?? 'notConfigured',
  });
  return {
    facts,
    link,
    place,
    hubHeard: context.hubHeard,
    state: derived.state,
    reason: oneLine(derived.reason),
    version: deployedRelease(facts, link.service),
    progressive: context.progressive,
  };
}

/** Reasons of hubs can be pages of Helm output; a row shows a line. */
export function oneLine(text: string | undefined): string | undefined {
  const line = text?.replace(/\s+/g, ' ').trim();
  if (!line) return undefined;
  return line.length > 300 ? `${line.slice(0, 299)}…` : line;
}

/** What permission rules see of an Application. */
export function applicationSubject(row: ApplicationRow): ApplicationSubject {
  const { facts, place } = row;
  return {
    hub: facts.hub,
    namespace: facts.namespace,
    name: facts.name,
    project: facts.project,
    owners: row.link.owners,
    cluster: facts.cluster ?? undefined,
    clusterLabels: place?.facts.labels ?? {},
    environment: place?.environment,
  };
}
