import {
  ApplicationDetail,
  ApplicationEventsResponse,
  ApplicationRef,
  ApplicationsQuery,
  ApplicationsResponse,
  ResourceEventsQuery,
  ResourceManifestsQuery,
  ResourceManifestsResponse,
  RevisionQuery,
  RevisionResponse,
  stringifyHubObjectRef,
  SyncWindowsResponse,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { applicationListItem } from '../domain/applicationRecord';
import { applicationSummary, reasonOf } from '../domain/applications';
import { compareRows } from '../domain/deployments';
import { hasWanted, inPlace } from '../domain/filters';
import { withNodeLinks } from '../domain/nodeLinks';
import type { KnownReleases } from '../domain/knownReleases';
import { releaseHistory } from '../domain/release';
import { commitView } from '../domain/releaseWords';
import type { ApplicationRow } from '../domain/row';
import type { FleetScope } from '../domain/scope';
import type { Envelope } from '../domain/sources';
import { requireLabelSelector } from '../entities/labelSelector';
import { ApplicationDetails, reasonFromTree } from './ApplicationDetails';
import { BriefCache } from './BriefCache';
import type { CommitBook, Commits } from './CommitBook';
import type { EventReader } from './EventReader';
import type { FleetContext } from './FleetService';
import type { FleetViews, VersionedView } from './FleetViews';
import { OperationOffers, offerViews } from './operations/OperationOffers';
import { unknownObject } from './unknownObject';
import { ViewAnswers } from './ViewAnswers';

/** The Applications, and everything about one, as far as the reader may see it. */
export class ApplicationReader {
  readonly #views: FleetViews;
  readonly #details: ApplicationDetails;
  readonly #commits: CommitBook;
  readonly #events: Pick<EventReader, 'knownReleases'>;
  readonly #offers: OperationOffers;
  readonly #known: BriefCache<{ commits: Commits; releases: KnownReleases }>;
  readonly #lists: ViewAnswers<ApplicationsResponse>;

  constructor(options: {
    views: FleetViews;
    details: ApplicationDetails;
    commits: CommitBook;
    events: Pick<EventReader, 'knownReleases'>;
    offers: OperationOffers;
    now: () => number;
  }) {
    this.#views = options.views;
    this.#details = options.details;
    this.#commits = options.commits;
    this.#events = options.events;
    this.#offers = options.offers;
    this.#known = new BriefCache({ keepMs: 5_000, now: options.now });
    this.#lists = new ViewAnswers(options);
  }

  async list(
    query: ApplicationsQuery,
    scope: FleetScope | undefined,
  ): Promise<ApplicationsResponse> {
    const versioned = await this.#views.viewInTurns(scope);
    return this.#lists.read(versioned.view, JSON.stringify(query), () =>
      this.#list(query, versioned),
    );
  }

  #list(
    query: ApplicationsQuery,
    versioned: VersionedView,
  ): ApplicationsResponse {
    const { view } = versioned;
    const labels = requireLabelSelector(query.selector);
    const rows = view.rows
      .filter(row => inPlace(query, row) && hasWanted(query, row))
      .filter(row => !labels || labels.matches(row.facts.labels))
      .sort((a, b) => compareRows(view, a, b));
    const page = rows.slice(query.offset, query.offset + query.limit);
    return {
      ...this.#views.envelope(versioned),
      total: rows.length,
      items: page.map(row => applicationListItem(view, row, query.expand)),
    };
  }

  async detail(
    ref: ApplicationRef,
    { scope, rights }: FleetContext,
  ): Promise<ApplicationDetail> {
    const { versioned, row, envelope } = this.#find(ref, scope);
    const { view } = versioned;
    const { history, autoSync } = row.facts;
    const revisions = [...new Set(history.flatMap(one => one.revisions))];
    const [{ tree, diff }, { commits, releases }] = await Promise.all([
      this.#details.read(ref),
      this.#known.read(
        [stringifyHubObjectRef(ref), ...revisions].join(' '),
        () => this.#ask(row),
      ),
    ]);
    const application = applicationSummary(view, row);
    const { argocd } = application.links;
    return {
      ...envelope,
      application: {
        ...application,
        reason: reasonOf(view, row) ?? reasonFromTree(row.state, tree),
      },
      history: releaseHistory(row.facts, row.version, entry =>
        releases.nameOf(row, entry),
      ),
      commits: commits.of(revisions).map(commitView),
      tree:
        tree.status === 'ok'
          ? { ...tree, value: withNodeLinks(tree.value, argocd) }
          : tree,
      diff,
      production: row.place?.production ?? false,
      autoSync,
      operations: offerViews(this.#offers.ofApplication(view, row, rights)),
    };
  }

  /** What the hub's history leaves out: who committed, and what it is called. */
  async #ask(row: ApplicationRow) {
    const [commits, releases] = await Promise.all([
      this.#commits.find(
        [row.facts],
        row.facts.history.map(one => one.revisions),
      ),
      this.#events.knownReleases([row]),
    ]);
    return { commits, releases };
  }

  async events(
    ref: ApplicationRef,
    scope: FleetScope | undefined,
  ): Promise<ApplicationEventsResponse> {
    const { envelope } = this.#find(ref, scope);
    return { ...envelope, events: await this.#details.events(ref) };
  }

  async resourceEvents(
    ref: ApplicationRef,
    resource: ResourceEventsQuery,
    scope: FleetScope | undefined,
  ): Promise<ApplicationEventsResponse> {
    const { envelope } = this.#find(ref, scope);
    const events = await this.#details.resourceEvents(ref, resource);
    return { ...envelope, events };
  }

  async syncWindows(
    ref: ApplicationRef,
    scope: FleetScope | undefined,
  ): Promise<SyncWindowsResponse> {
    const { row, envelope } = this.#find(ref, scope);
    const { project } = row.facts;
    const syncWindows = await this.#details.syncWindows(ref, project);
    return { ...envelope, syncWindows };
  }

  async manifests(
    ref: ApplicationRef,
    resource: ResourceManifestsQuery,
    scope: FleetScope | undefined,
  ): Promise<ResourceManifestsResponse> {
    const { envelope } = this.#find(ref, scope);
    const manifests = await this.#details.manifests(ref, resource);
    return { ...envelope, manifests };
  }

  async revision(
    ref: ApplicationRef,
    revision: string,
    { sourceIndex }: RevisionQuery,
    scope: FleetScope | undefined,
  ): Promise<RevisionResponse> {
    const { envelope } = this.#find(ref, scope);
    const told = await this.#details.revision(ref, { revision, sourceIndex });
    return { ...envelope, revision: told };
  }

  /** @throws NotFoundError where the reader sees no such Application. */
  #find(
    ref: ApplicationRef,
    scope: FleetScope | undefined,
  ): { versioned: VersionedView; row: ApplicationRow; envelope: Envelope } {
    const versioned = this.#views.view(scope);
    const row = versioned.view.row(ref);
    if (!row) {
      const name = `Application ${ref.namespace}/${ref.name}`;
      throw unknownObject(name, ref.hub, 'applications');
    }
    const envelope = this.#views.envelope(versioned, {
      places: row.place ? [row.place] : [],
      hubNames: new Set([ref.hub]),
    });
    return { versioned, row, envelope };
  }
}
