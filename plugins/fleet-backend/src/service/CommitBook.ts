import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  HubClient,
  SourceError,
} from '@fleet-portal/backstage-plugin-fleet-node';
import pLimit from 'p-limit';
import type { CommitTimes } from '../domain/deliveryFigures';
import { refOf } from '../domain/applications';
import { CommitFacts, isCommit } from '../domain/releaseWords';
import type { ApplicationFacts } from '../domain/facts';
import type { HistoryStore } from '../history';

/** Questions to hubs for one answer; the rest is left to who follows the fleet. */
const MOST_QUESTIONS = 12;
const DEADLINE_MS = 5_000;
/** A hub that could not tell is not asked about the same commit for so long. */
const PATIENCE_MS = 120_000;
const MOST_REFUSALS = 5_000;

/** Commits of one service, and its Applications that have them. */
export interface WantedCommits {
  readonly applications: readonly ApplicationFacts[];
  /** Of each deployment, by the index of the source. */
  readonly revisions: readonly (readonly string[])[];
}

interface Question {
  readonly application: ApplicationFacts;
  readonly repoURL: string;
  readonly revision: string;
  readonly sourceIndex?: number;
}

/** The commits that were found, by revision. */
export class Commits {
  readonly #found: ReadonlyMap<string, CommitFacts>;

  constructor(found: ReadonlyMap<string, CommitFacts>) {
    this.#found = found;
  }

  of(revisions: readonly string[]): CommitFacts[] {
    return revisions.flatMap(revision => this.#found.get(revision) ?? []);
  }

  /** Of several sources the last commit is the one that was waited for. */
  readonly committedAt: CommitTimes = revisions => {
    const times = this.of(revisions).flatMap(one => one.committedAt ?? []);
    return times.length === 0 ? undefined : Math.max(...times);
  };
}

/**
 * Who committed what, and when: from the database, and what is not there from
 * the hub, which asks its own copy of the repository. A commit never changes,
 * so each is asked for once.
 */
export class CommitBook {
  readonly #options: {
    store: () => HistoryStore | undefined;
    clients: ReadonlyMap<string, HubClient>;
    now: () => number;
    logger: LoggerService;
  };
  readonly #limit = pLimit(4);
  readonly #asking = new Map<string, Promise<CommitFacts | undefined>>();
  readonly #refusedUntil = new Map<string, number>();

  constructor(options: {
    store: () => HistoryStore | undefined;
    /** By name of the hub. */
    clients: ReadonlyMap<string, HubClient>;
    now: () => number;
    logger: LoggerService;
  }) {
    this.#options = options;
  }

  /**
   * For the page of one object. Never rejects: what nobody can tell is left out.
   *
   * @param applications - that have the revisions; sources by their index
   * @param revisions - the most wanted first
   */
  async find(
    applications: readonly ApplicationFacts[],
    revisions: readonly (readonly string[])[],
  ): Promise<Commits> {
    const questions = questionsOf(applications, revisions);
    const found = await this.#known(questions);
    const missing = this.#askable(questions, found).slice(0, MOST_QUESTIONS);
    const answers = await Promise.all(missing.map(one => this.#ask(one)));
    for (const commit of answers) {
      if (commit) found.set(commit.revision, commit);
    }
    return new Commits(found);
  }

  /**
   * What the database knows, for an answer about many services at once. Asks no
   * hub, however many look.
   *
   * @param wanted - of one service each
   */
  async recall(wanted: readonly WantedCommits[]): Promise<Commits> {
    return new Commits(await this.#known(allQuestions(wanted)));
  }

  /**
   * Asks the hubs for some of what the database does not know. Never rejects.
   *
   * @returns the revisions that are known now, and how many were asked for: as
   *   many as `most` when there may be more
   */
  async learn(
    wanted: readonly WantedCommits[],
    most: number,
  ): Promise<{ known: string[]; asked: number }> {
    if (!this.#options.store()) return { known: [], asked: 0 };
    const questions = allQuestions(wanted);
    const found = await this.#known(questions);
    const missing = this.#askable(questions, found).slice(0, most);
    const answers = await Promise.all(missing.map(one => this.#ask(one)));
    const learned = answers.flatMap(commit => commit?.revision ?? []);
    return { known: [...found.keys(), ...learned], asked: missing.length };
  }

  async #known(
    questions: readonly Question[],
  ): Promise<Map<string, CommitFacts>> {
    const found = new Map<string, CommitFacts>();
    const store = this.#options.store();
    if (!store) return found;
    for (const repoURL of new Set(questions.map(one => one.repoURL))) {
      const wanted = questions.filter(one => one.repoURL === repoURL);
      try {
        const commits = await store.commits(
          repoURL,
          wanted.map(({ revision }) => revision),
        );
        for (const commit of commits) found.set(commit.revision, commit);
      } catch {
        // The state of the history is told with the events.
        return found;
      }
    }
    return found;
  }

  #askable(
    questions: readonly Question[],
    found: ReadonlyMap<string, CommitFacts>,
  ): Question[] {
    const now = this.#options.now();
    return questions
      .filter(({ revision }) => !found.has(revision))
      .filter(one => (this.#refusedUntil.get(keyOf(one)) ?? 0) <= now);
  }

  #ask(question: Question): Promise<CommitFacts | undefined> {
    const key = keyOf(question);
    const asked = this.#asking.get(key);
    if (asked) return asked;
    const answer = this.#limit(() => this.#read(question)).finally(() =>
      this.#asking.delete(key),
    );
    this.#asking.set(key, answer);
    return answer;
  }

  async #read(question: Question): Promise<CommitFacts | undefined> {
    const { application, repoURL, revision, sourceIndex } = question;
    const client = this.#options.clients.get(application.hub);
    if (!client) return undefined;
    try {
      const signal = AbortSignal.timeout(DEADLINE_MS);
      const { author, message, committedAt } = await client.getRevisionMetadata(
        refOf(application),
        { revision, sourceIndex },
        { signal },
      );
      const time = Date.parse(committedAt ?? '');
      const commit = {
        repoURL,
        revision,
        author,
        message,
        committedAt: Number.isNaN(time) ? undefined : time,
      };
      await this.#keep(commit);
      return commit;
    } catch (error) {
      this.#refused(question, error);
      return undefined;
    }
  }

  async #keep(commit: CommitFacts): Promise<void> {
    try {
      await this.#options.store()?.keepCommit(commit, this.#options.now());
    } catch (error) {
      this.#options.logger.debug(`A commit could not be kept: ${error}`);
    }
  }

  #refused(question: Question, error: unknown): void {
    if (this.#refusedUntil.size >= MOST_REFUSALS) this.#refusedUntil.clear();
    this.#refusedUntil.set(keyOf(question), this.#options.now() + PATIENCE_MS);
    const words = error instanceof SourceError ? error.message : `${error}`;
    this.#options.logger.debug(
      `Hub ${question.application.hub} does not tell who committed ${question.revision}: ${words}`,
    );
  }
}

function allQuestions(wanted: readonly WantedCommits[]): Question[] {
  return wanted.flatMap(({ applications, revisions }) =>
    questionsOf(applications, revisions),
  );
}

/** One question for each commit, to an Application that has the repository. */
function questionsOf(
  applications: readonly ApplicationFacts[],
  wanted: readonly (readonly string[])[],
): Question[] {
  const questions = new Map<string, Question>();
  for (const revisions of wanted) {
    revisions.forEach((revision, index) => {
      if (!isCommit(revision) || questions.has(revision)) return;
      const application =
        applications.find(one => hasDeployed(one.history, revision)) ??
        applications.find(one => one.sources[index] !== undefined);
      const source = application?.sources[index];
      if (!application || !source || source.chart !== undefined) return;
      const several = application.sources.length > 1;
      questions.set(revision, {
        application,
        repoURL: source.repoURL,
        revision,
        sourceIndex: several ? index : undefined,
      });
    });
  }
  return [...questions.values()];
}

function hasDeployed(
  history: readonly { revisions: readonly string[] }[],
  revision: string,
): boolean {
  return history.some(({ revisions }) => revisions.includes(revision));
}

function keyOf({ application, revision }: Question): string {
  return `${application.hub} ${revision}`;
}
