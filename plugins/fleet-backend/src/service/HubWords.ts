import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  applicationSetsByHub,
  decodeApplicationSetIntent,
  HubPreview,
  HubWord,
  OnDemand,
  phrase,
  Phrase,
  PlacementDifference,
  PreviewRequest,
  Reason,
  told,
} from '@fleet-portal/backstage-plugin-fleet-common';
import {
  HubClient,
  HubGenerated,
  SourceError,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { isDeepStrictEqual } from 'node:util';
import type { FleetView } from '../domain/FleetView';
import { timestamp } from '../domain/facts';
import type { HubPlace } from '../domain/place';
import { ClusterDirectory } from '../model/ClusterDirectory';
import { canonicalRepository } from '../git/treeUrl';
import type { PreviewConfig } from '../previewConfig';
import { askHub } from './askHub';
import { BriefCache } from './BriefCache';
import { sentGenerators } from './sentGenerators';

/** Many who look at the same review share one question to the hub. */
const KEEP_MS = 60_000;
const DEADLINE_MS = 30_000;

/** What the portal worked out, as far as it is held against the hub's word. */
type Placed = { name: string; cluster?: string };

/**
 * What the hubs themselves would generate, where the configuration lets them be
 * asked. A hub reads Git with its own credentials for whoever asks, so it is
 * asked only about what the portal's own forms make, with generators that read
 * nothing but Git, and with repositories that are known.
 */
export class HubWords {
  readonly #config: PreviewConfig;
  readonly #clients: ReadonlyMap<string, HubClient>;
  readonly #logger: LoggerService;
  readonly #now: () => number;
  readonly #asked: BriefCache<OnDemand<HubGenerated[]>>;

  constructor(options: {
    config: PreviewConfig;
    /** By name of the hub. */
    clients: ReadonlyMap<string, HubClient>;
    logger: LoggerService;
    now: () => number;
  }) {
    this.#config = options.config;
    this.#clients = options.clients;
    this.#logger = options.logger;
    this.#now = options.now;
    this.#asked = new BriefCache({ keepMs: KEEP_MS, now: options.now });
  }

  /** Undefined where nobody wants it, or the configuration does not. */
  async hubSays(
    { intent, applicationSet }: PreviewRequest,
    { view, hub, placed }: { view: FleetView; hub: HubPlace; placed: Placed[] },
  ): Promise<HubPreview['hubSays']> {
    if (!this.#config.askHubs || !intent || !applicationSet) return undefined;
    const { name } = hub.facts;
    const against = this.#against({ intent, applicationSet }, view, name);
    if (against) return { status: 'failed', ...told({ reason: against }) };
    const key = JSON.stringify([name, applicationSet]);
    const answer = await this.#asked.read(key, () =>
      this.#ask(name, applicationSet),
    );
    if (answer.status !== 'ok') return answer;
    return { ...answer, value: compare(hub, answer.value, placed) };
  }

  #against(
    asked: { intent: object; applicationSet: object },
    view: FleetView,
    hub: string,
  ): Phrase | undefined {
    const decoded = decodeApplicationSetIntent(asked.intent);
    const sets = decoded.ok ? applicationSetsByHub(decoded.intent) : [];
    const made = sets.find(({ hubs }) => hubs.includes(hub))?.applicationSet;
    if (!made || !isSame(made, asked.applicationSet)) {
      return phrase('trouble.generateOtherMaker');
    }
    const sent = sentGenerators(made.spec.generators);
    if (!sent) return phrase('trouble.generateOtherKind');
    const known = new Set(
      [...repositoriesOn(view, hub), ...this.#config.repositories].map(
        canonicalRepository,
      ),
    );
    const strange = sent.repositories.find(
      repository => !known.has(canonicalRepository(repository)),
    );
    return strange === undefined
      ? undefined
      : phrase('trouble.generateOtherRepository', { repository: strange });
  }

  async #ask(
    hub: string,
    applicationSet: Record<string, unknown>,
  ): Promise<OnDemand<HubGenerated[]>> {
    const client = this.#clients.get(hub);
    const generate = client?.generate?.bind(client);
    if (!generate) {
      const reason = client
        ? phrase('trouble.generateNotServed', { hub })
        : phrase('trouble.hubNotAskedHere', { hub });
      return { status: 'failed', ...told({ reason }) };
    }
    try {
      const value = await askHub({ hub, ms: DEADLINE_MS }, signal =>
        generate(applicationSet, { signal }),
      );
      return { status: 'ok', value, observedAt: timestamp(this.#now()) };
    } catch (error) {
      if (!(error instanceof SourceError)) {
        this.#logger.error(
          `Hub ${hub} could not be asked what it would generate`,
          error instanceof Error ? error : undefined,
        );
      }
      return { status: 'failed', ...reasonOf(hub, error) };
    }
  }
}

/** Only our own errors have words that are meant for readers. */
function reasonOf(hub: string, error: unknown): Reason {
  if (!(error instanceof SourceError)) {
    return told({ reason: phrase('trouble.hubSeeLog') });
  }
  return error.kind === 'forbidden'
    ? told({ reason: phrase('trouble.generateForbidden', { hub }) })
    : error.told;
}

function repositoriesOn(view: FleetView, hub: string): string[] {
  return view.rows.flatMap(({ facts }) =>
    facts.hub === hub ? facts.sources.map(({ repoURL }) => repoURL) : [],
  );
}

/** As JSON says it: what is undefined is not sent. */
function isSame(one: object, other: object): boolean {
  return isDeepStrictEqual(JSON.parse(JSON.stringify(one)), other);
}

function compare(
  hub: HubPlace,
  generated: readonly HubGenerated[],
  placed: readonly Placed[],
): HubWord {
  const directory = new ClusterDirectory(hub.facts.clusters.values());
  const onHub = generated.map(({ name, destination }) => ({
    application: name,
    cluster: directory.find(destination),
  }));
  const here = placed.map(({ name, cluster = null }) => ({
    application: name,
    cluster,
  }));
  return {
    applications: generated.length,
    differences: [
      ...without(onHub, here, 'hub'),
      ...without(here, onHub, 'portal'),
    ],
  };
}

type Place = Omit<PlacementDifference, 'generatedBy'>;

function without(
  some: readonly Place[],
  others: readonly Place[],
  generatedBy: PlacementDifference['generatedBy'],
): PlacementDifference[] {
  const keyOf = (one: Place) => JSON.stringify([one.application, one.cluster]);
  const known = new Set(others.map(keyOf));
  return some
    .filter(one => !known.has(keyOf(one)))
    .map(one => ({ ...one, generatedBy }));
}
