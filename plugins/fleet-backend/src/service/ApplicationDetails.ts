import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  ApplicationDetail,
  ApplicationEvent,
  ApplicationRef,
  FleetState,
  OnDemand,
  ResourceManifests,
  RevisionResponse,
  SyncWindows,
  TreeNode,
} from '@fleet-portal/backstage-plugin-fleet-common';
import {
  phrase,
  Reason,
  stringifyHubObjectRef,
  told,
} from '@fleet-portal/backstage-plugin-fleet-common';
import {
  HubClient,
  LiveResourceRef,
  RevisionRef,
  SourceError,
  VersionedResourceRef,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { timestamp } from '../domain/facts';
import { oneLine } from '../domain/row';
import { treeWithSync } from '../domain/treeSync';
import { askHub } from './askHub';
import { BriefCache } from './BriefCache';

const healthFor: Partial<Record<FleetState, TreeNode['health']>> = {
  degraded: 'Degraded',
  progressing: 'Progressing',
  missing: 'Missing',
};

type TreeAndDiff = Pick<ApplicationDetail, 'tree' | 'diff'>;
type Revision = RevisionResponse['revision'];

/** How one question is put to a hub. */
type Ask<T> = (
  client: HubClient,
  options: { signal: AbortSignal },
) => Promise<T>;

const KEEP_MS = 5_000;
/** A commit never changes; what a hub could not tell is asked again in time. */
const KEEP_REVISION_MS = 60_000;
const DEADLINE_MS = 10_000;

/**
 * What only the hub of an Application can tell. Readers of the same
 * Application share the requests, and their answers for five seconds. Nothing
 * here rejects: a failure is told in the field.
 */
export class ApplicationDetails {
  readonly #clients: ReadonlyMap<string, HubClient>;
  readonly #now: () => number;
  readonly #logger: LoggerService;
  readonly #deadline?: (ms: number) => AbortSignal;
  readonly #trees: BriefCache<TreeAndDiff>;
  readonly #events: BriefCache<OnDemand<ApplicationEvent[]>>;
  readonly #windows: BriefCache<OnDemand<SyncWindows>>;
  readonly #manifests: BriefCache<OnDemand<ResourceManifests>>;
  readonly #revisions: BriefCache<Revision>;

  constructor(options: {
    /** By name of the hub. */
    clients: ReadonlyMap<string, HubClient>;
    now: () => number;
    logger: LoggerService;
    deadline?: (ms: number) => AbortSignal;
  }) {
    const { clients, now, logger } = options;
    this.#clients = clients;
    this.#now = now;
    this.#logger = logger;
    this.#deadline = options.deadline;
    this.#trees = new BriefCache({ keepMs: KEEP_MS, now });
    this.#events = new BriefCache({ keepMs: KEEP_MS, now });
    this.#windows = new BriefCache({ keepMs: KEEP_MS, now });
    this.#manifests = new BriefCache({ keepMs: KEEP_MS, now });
    this.#revisions = new BriefCache({ keepMs: KEEP_REVISION_MS, now });
  }

  read(ref: ApplicationRef): Promise<TreeAndDiff> {
    return this.#trees.read(stringifyHubObjectRef(ref), async () => {
      const [tree, diff] = await Promise.all([
        this.#ask(ref, (client, options) =>
          client.getResourceTree(ref, options),
        ),
        this.#ask(ref, (client, options) => client.getDiff(ref, options)),
      ]);
      return { tree: treeWithSync({ tree, diff }), diff };
    });
  }

  events(ref: ApplicationRef): Promise<OnDemand<ApplicationEvent[]>> {
    return this.#events.read(stringifyHubObjectRef(ref), () =>
      this.#ask(ref, (client, options) => client.getEvents(ref, options)),
    );
  }

  resourceEvents(
    ref: ApplicationRef,
    resource: LiveResourceRef,
  ): Promise<OnDemand<ApplicationEvent[]>> {
    const { uid, namespace, name } = resource;
    const key = [stringifyHubObjectRef(ref), uid, namespace, name];
    return this.#events.read(JSON.stringify(key), () =>
      this.#ask(ref, (client, options) =>
        client.getResourceEvents(ref, resource, options),
      ),
    );
  }

  /** @param project - AppProject of the Application */
  syncWindows(
    ref: ApplicationRef,
    project: string,
  ): Promise<OnDemand<SyncWindows>> {
    return this.#windows.read(stringifyHubObjectRef(ref), () =>
      this.#ask(ref, (client, options) =>
        client.getSyncWindows(ref, { ...options, project }),
      ),
    );
  }

  manifests(
    ref: ApplicationRef,
    resource: VersionedResourceRef,
  ): Promise<OnDemand<ResourceManifests>> {
    const { group, version, kind, namespace, name } = resource;
    const key = [stringifyHubObjectRef(ref), group, version, kind, namespace];
    return this.#manifests.read(JSON.stringify([...key, name]), () =>
      this.#ask(ref, (client, options) =>
        client.getManifests(ref, resource, options),
      ),
    );
  }

  revision(ref: ApplicationRef, revision: RevisionRef): Promise<Revision> {
    const { revision: commit, sourceIndex } = revision;
    const key = JSON.stringify([
      stringifyHubObjectRef(ref),
      commit,
      sourceIndex,
    ]);
    return this.#revisions.read(key, () =>
      this.#ask(ref, (client, options) =>
        client.getRevisionMetadata(ref, revision, options),
      ),
    );
  }

  async #ask<T>({ hub }: ApplicationRef, ask: Ask<T>): Promise<OnDemand<T>> {
    const client = this.#clients.get(hub);
    if (!client) {
      const reason = phrase('trouble.hubNotAskedHere', { hub });
      return { status: 'failed', ...told({ reason }) };
    }
    try {
      const deadline = this.#deadline;
      const value = await askHub({ hub, ms: DEADLINE_MS, deadline }, signal =>
        ask(client, { signal }),
      );
      return { status: 'ok', value, observedAt: timestamp(this.#now()) };
    } catch (error) {
      return { status: 'failed', ...this.#reasonOf(error) };
    }
  }

  /** Only our own errors have words that are meant for readers. */
  #reasonOf(error: unknown): Reason {
    if (error instanceof SourceError) return error.told;
    this.#logger.error(
      'Details of an Application could not be read',
      error instanceof Error ? error : undefined,
    );
    return told({ reason: phrase('trouble.hubSeeLog') });
  }
}

/** An Application that is unwell has no words of its own; its resources do. */
export function reasonFromTree(
  state: FleetState,
  tree: ApplicationDetail['tree'],
): string | undefined {
  if (tree.status !== 'ok') return undefined;
  const wanted = healthFor[state];
  const node = wanted && tree.value.find(n => n.health === wanted && n.message);
  return node && oneLine(`${node.kind} ${node.name}: ${node.message}`);
}
