import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  ApplicationDetail,
  ApplicationRef,
  FleetState,
  ResourceDiff,
  TreeNode,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { stringifyHubObjectRef } from '@fleet-portal/backstage-plugin-fleet-common';
import {
  HubClient,
  SourceError,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { timestamp } from '../domain/facts';
import { oneLine } from '../domain/row';

const healthFor: Partial<Record<FleetState, TreeNode['health']>> = {
  degraded: 'Degraded',
  progressing: 'Progressing',
  missing: 'Missing',
};

type Tree = ApplicationDetail['tree'];
type Diff = ApplicationDetail['diff'];

export interface OnDemand {
  readonly tree: Tree;
  readonly diff: Diff;
}

interface Kept {
  readonly answer: Promise<OnDemand>;
  /** Milliseconds since the epoch. */
  readonly until: number;
}

const KEEP_MS = 5_000;
const DEADLINE_MS = 10_000;
const MOST_KEPT = 500;

/**
 * The tree and diff of an Application, from its hub. Readers of the same
 * Application share one pair of requests, and its answer for five seconds.
 */
export class ApplicationDetails {
  readonly #clients: ReadonlyMap<string, HubClient>;
  readonly #now: () => number;
  readonly #logger: LoggerService;
  readonly #deadline: (ms: number) => AbortSignal;
  readonly #kept = new Map<string, Kept>();

  constructor(options: {
    /** By name of the hub. */
    clients: ReadonlyMap<string, HubClient>;
    now: () => number;
    logger: LoggerService;
    deadline?: (ms: number) => AbortSignal;
  }) {
    this.#clients = options.clients;
    this.#now = options.now;
    this.#logger = options.logger;
    this.#deadline = options.deadline ?? AbortSignal.timeout;
  }

  /** Never rejects: a failure is told in its field. */
  read(ref: ApplicationRef): Promise<OnDemand> {
    const key = stringifyHubObjectRef(ref);
    const kept = this.#kept.get(key);
    if (kept && kept.until > this.#now()) return kept.answer;
    this.#forgetOld();
    const answer = this.#ask(ref);
    this.#kept.set(key, { answer, until: this.#now() + KEEP_MS });
    return answer;
  }

  async #ask(ref: ApplicationRef): Promise<OnDemand> {
    const client = this.#clients.get(ref.hub);
    if (!client) {
      const reason = `Hub ${ref.hub} is not asked: its entry in fleet.hubs is muted or has a mistake.`;
      const failed = { status: 'failed', reason } as const;
      return { tree: failed, diff: failed };
    }
    const signal = this.#deadline(DEADLINE_MS);
    const [tree, diff] = await Promise.all([
      this.#field<TreeNode[]>(() => client.getResourceTree(ref, { signal })),
      this.#field<ResourceDiff[]>(() => client.getDiff(ref, { signal })),
    ]);
    return { tree, diff };
  }

  async #field<T>(ask: () => Promise<T>) {
    try {
      const value = await ask();
      const observedAt = timestamp(this.#now());
      return { status: 'ok' as const, value, observedAt };
    } catch (error) {
      return { status: 'failed' as const, reason: this.#reasonOf(error) };
    }
  }

  /** Only our own errors have words that are meant for readers. */
  #reasonOf(error: unknown): string {
    if (error instanceof SourceError) return error.message;
    this.#logger.error(
      'Details of an Application could not be read',
      error instanceof Error ? error : undefined,
    );
    return 'The hub could not be asked; the log of the backend says why.';
  }

  #forgetOld(): void {
    if (this.#kept.size < MOST_KEPT) return;
    for (const [key, { until }] of this.#kept) {
      if (until <= this.#now()) this.#kept.delete(key);
    }
    if (this.#kept.size >= MOST_KEPT) this.#kept.clear();
  }
}

/** An Application that is unwell has no words of its own; its resources do. */
export function reasonFromTree(
  state: FleetState,
  tree: Tree,
): string | undefined {
  if (tree.status !== 'ok') return undefined;
  const wanted = healthFor[state];
  const node = wanted && tree.value.find(n => n.health === wanted && n.message);
  return node && oneLine(`${node.kind} ${node.name}: ${node.message}`);
}
