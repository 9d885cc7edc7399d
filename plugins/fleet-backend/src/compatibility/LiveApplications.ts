import { NotFoundError } from '@backstage/errors';
import type {
  ApplicationListItem,
  FleetClient,
  FleetQuery,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { HubWord } from './argoResources';

/** What the existing plugins narrow a question by. */
export interface ApplicationWish {
  hub?: string;
  name?: string;
  selector?: string;
  project?: string;
  namespace?: string;
}

const pageSize = 500;

/** Applications of the live model, as one reader may see them. */
export class LiveApplications {
  readonly #client: FleetClient;

  /** @param client - acts as the reader */
  constructor(client: FleetClient) {
    this.#client = client;
  }

  /** @throws NotFoundError when a hub is named that is not there */
  async find(wish: ApplicationWish): Promise<ApplicationListItem[]> {
    const { hub, name, selector, project, namespace } = wish;
    const query: FleetQuery = {
      ...{ hub, name, selector, project, namespace },
      expand: 'record',
      limit: pageSize,
    };
    const found: ApplicationListItem[] = [];
    for (;;) {
      const { items, total, sources } = await this.#client.getApplications({
        ...query,
        offset: found.length,
      });
      const known = sources.some(one => one.kind === 'hub' && one.hub === hub);
      if (hub !== undefined && !known) throw unknownInstance(hub);
      found.push(...items);
      if (items.length < pageSize || found.length >= total) break;
    }
    // The most harm comes first from the fleet; these answers go by name.
    return found.sort((a, b) => compare(keyOf(a), keyOf(b)));
  }

  /**
   * The one of a name; of several namespaces the first.
   *
   * @throws NotFoundError also for one that the reader may not see
   */
  async one(
    wish: ApplicationWish & { hub: string; name: string },
  ): Promise<ApplicationListItem> {
    const [first] = await this.find(wish);
    if (first) return first;
    throw new NotFoundError(
      `There is no Application ${wish.name} on instance ${wish.hub}, or you may not see it.`,
    );
  }

  /** Its resources, and how they differ: shared by all who ask within seconds. */
  hubWord({ ref }: ApplicationListItem): Promise<HubWord> {
    return this.#client.getApplication(ref);
  }

  /**
   * A commit as the existing plugins show it. Their front ends ask for those of
   * all hubs together and show none when one is refused: a hub that cannot tell
   * says so where the message would be, and hides nobody else's.
   */
  async commit(
    wish: ApplicationWish & { hub: string; name: string },
    revision: string,
    sourceIndex: number | undefined,
  ) {
    const { ref } = await this.one(wish);
    const query = { sourceIndex };
    const answer = await this.#client.getRevision(ref, revision, query);
    if (answer.revision.status !== 'ok') {
      const message = `Not known: ${answer.revision.reason}`;
      return { author: 'not known', message, revisionID: revision };
    }
    const { author, committedAt, message } = answer.revision.value;
    return {
      author: author ?? '',
      date: committedAt,
      message: message ?? '',
      revisionID: revision,
    };
  }
}

function unknownInstance(name: string): NotFoundError {
  return new NotFoundError(
    `cannot find an argo instance to match this cluster: there is no hub ${name} in fleet.hubs or argocd.appLocatorMethods`,
  );
}

function keyOf({ ref }: ApplicationListItem): string {
  return [ref.hub, ref.namespace, ref.name].join('/');
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
