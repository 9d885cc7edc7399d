import {
  renderApplication,
  type RenderedApplication,
} from '../render/renderApplication';
import { renderPlayedRepository } from '../render/playedRepositories';
import type { Repositories } from '../source/repositories';
import type { ReconcileContext } from './reconcileContext';
import type { ApplicationSpec } from './argoObjects';

const commitId = /^[0-9a-f]{40}$/;

/**
 * Renders Applications, and remembers the last answer for each spec: most
 * comparisons ask again about a commit that was rendered already.
 */
export class TargetStates {
  readonly #repositories: Pick<Repositories, 'tree'>;
  readonly #last = new WeakMap<
    ApplicationSpec,
    { key: string; rendered: RenderedApplication }
  >();

  constructor(repositories: Pick<Repositories, 'tree'>) {
    this.#repositories = repositories;
  }

  readonly render: ReconcileContext['render'] = (name, spec, at = {}) => {
    const asked: ApplicationSpec = {
      ...spec,
      ...(at.source && { source: at.source }),
      ...(at.sources && { sources: at.sources }),
    };
    // Of several sources one may be a chart, whose version is no commit.
    const pinned = at.revision && commitId.test(at.revision);
    const treeOf = (source: { repoURL: string; targetRevision?: string }) =>
      this.#repositories.tree(
        source.repoURL,
        pinned ? at.revision : source.targetRevision,
      );
    if (at.source || at.sources) {
      return renderApplication({ applicationName: name, spec: asked, treeOf });
    }
    const sources = spec.sources ?? (spec.source ? [spec.source] : []);
    const key = [
      name,
      ...sources.map(source =>
        source.chart
          ? source.targetRevision
          : renderPlayedRepository(source)?.revision ?? treeOf(source).sha,
      ),
    ].join(' ');
    const last = this.#last.get(spec);
    if (last?.key === key) return last.rendered;
    const rendered = renderApplication({
      applicationName: name,
      spec,
      treeOf,
    });
    this.#last.set(spec, { key, rendered });
    return rendered;
  };
}
