import type {
  HistoryEntry,
  HubObjectRef,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { revisionWord } from './deliveryEvent';
import { identityOf } from './deliveryWatch';
import { objectKeyOf } from './facts';
import { groupBy } from './memo';
import type { ApplicationRow } from './row';

/** What the history calls a deployment of an Application that was seen Healthy. */
export interface NamedDeployment extends HubObjectRef {
  /** Of the object that had the name then. */
  readonly uid: string;
  readonly historyId: number;
  /** As one word. */
  readonly revision: string;
  readonly version: string;
}

/** A deployment as the hub remembers it: a revision without a name. */
type Deployed = Pick<HistoryEntry, 'id' | 'revisions'>;

/**
 * Names for what hubs remember as revisions only, made of what was deployed to
 * some Applications. All of them are to be Applications that the reader sees.
 */
export class KnownReleases {
  readonly #exact = new Map<string, string>();
  readonly #alike: ReadonlyMap<string, readonly NamedDeployment[]>;

  /**
   * @param rows - the Applications, as they are now
   * @param named - what is known of deployments to Applications of their names
   */
  constructor(
    rows: readonly ApplicationRow[],
    named: readonly NamedDeployment[],
  ) {
    for (const one of named) this.#exact.set(exactKey(one), one.version);
    const byName = new Map(rows.map(row => [objectKeyOf(row.facts), row]));
    this.#alike = groupBy(named, one => {
      const row = byName.get(objectKeyOf(one));
      return row && alikeKey(row, one.revision);
    });
  }

  /**
   * What was seen there with this very deployment, or else what the revision
   * was called wherever else the service has it in the same environment.
   * Undefined where nobody knows, and where those say different things.
   */
  nameOf(row: ApplicationRow, { id, revisions }: Deployed): string | undefined {
    const { hub, namespace, name } = row.facts;
    const uid = identityOf(row.facts);
    const key = exactKey({ hub, namespace, name, uid, historyId: id });
    const exact = this.#exact.get(key);
    if (exact !== undefined) return exact;
    const alike = this.#alike.get(alikeKey(row, revisionWord(revisions))) ?? [];
    const first = alike[0]?.version;
    return alike.every(({ version }) => version === first) ? first : undefined;
  }
}

/** Nothing but what the hubs remember. */
export const noKnownReleases = new KnownReleases([], []);

function exactKey(one: Omit<NamedDeployment, 'revision' | 'version'>): string {
  return JSON.stringify([objectKeyOf(one), one.uid, one.historyId]);
}

function alikeKey({ link, place }: ApplicationRow, revision: string): string {
  return JSON.stringify([link.service, place?.environment ?? '', revision]);
}
