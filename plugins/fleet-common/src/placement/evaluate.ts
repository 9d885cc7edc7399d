import { ClusterIndex, indexClusters, toApplication } from './application';
import { ApplicationSetSource } from './applicationSet';
import { Budget } from './budget';
import { HubRefusal, NotEvaluable, refusingWithin } from './failures';
import { generate } from './generators';
import { checkCount } from './generators/combine';
import { GeneratorContext, Params } from './generators/context';
import { missingKeyOf } from './gotemplate';
import { reasonsFor } from './reasons';
import { Renderer, TreeRenderer } from './renderer';
import { templateOf } from './template';
import { applyTemplatePatch } from './templatePatch';
import {
  ClusterPlacement,
  GeneratedApplication,
  GitSnapshot,
  PlacementCluster,
  PlacementError,
  PlacementResult,
  PullRequestReader,
  UnsupportedPart,
} from './types';
import { validateApplications } from './validation';
import { isMap, newMap, Value, ValueMap } from './values';

export interface PlacementInput {
  applicationSet: ApplicationSetSource;
  /** Every cluster that the hub knows, itself included. */
  clusters: readonly PlacementCluster[];
  /**
   * The files of a repository at a revision (which may be empty, for HEAD);
   * undefined when they are not known. Called as often as a generator needs
   * them, so it should remember its answer.
   */
  git?: (repoURL: string, revision: string) => GitSnapshot | undefined;
  /**
   * The open pull requests of a repository. Absent in the portal: only a hub
   * has the token to ask for them.
   */
  pullRequests?: PullRequestReader;
  /** Whether the hub runs with the new globbing of files. */
  newGitFileGlobbing?: boolean;
}

const RESOURCES_FINALIZER = 'resources-finalizer.argocd.argoproj.io';

class Placement {
  private readonly errors: PlacementError[] = [];
  private readonly unsupported: UnsupportedPart[] = [];
  private readonly index: ClusterIndex;

  constructor(private readonly input: PlacementInput) {
    this.index = indexClusters(input.clusters);
    for (const { message, field } of input.applicationSet.problems) {
      this.errors.push({ message, field, stage: 'generate' });
    }
  }

  run(): PlacementResult {
    const rendered = this.generated();
    const applications = this.refused() ? [] : rendered;
    this.errors.push(
      ...validateApplications(
        applications,
        this.input.applicationSet.metadata,
        this.index,
      ),
    );
    return {
      applications,
      clusters: this.placements(applications),
      unsupported: this.unsupported,
      errors: this.errors,
    };
  }

  private placements(
    applications: readonly GeneratedApplication[],
  ): ClusterPlacement[] {
    const byCluster = new Map<string, Set<string>>();
    for (const { name, cluster } of applications) {
      if (cluster === undefined) continue;
      const names = byCluster.get(cluster) ?? new Set();
      byCluster.set(cluster, names.add(name));
    }
    const reasons = reasonsFor(this.input.applicationSet, {
      errors: this.errors,
      unsupported: this.unsupported,
    });
    return this.input.clusters.map(cluster => {
      const names = [...(byCluster.get(cluster.name) ?? [])];
      const matched = names.length > 0;
      return {
        cluster: cluster.name,
        matched,
        applications: names,
        reasons: matched ? [] : reasons(cluster),
      };
    });
  }

  private generated(): GeneratedApplication[] {
    const { spec, metadata } = this.input.applicationSet;
    const context = this.attempt('spec', () => this.context());
    if (!context) return [];
    const applications: GeneratedApplication[] = [];
    spec.generators.forEach((generator, position) => {
      const path = `generators[${position}]`;
      const yields = this.attempt(path, () =>
        generate(generator, path, context),
      );
      if (yields?.length === 0) {
        const names = Object.keys(generator).filter(key => key !== 'selector');
        this.refuse(
          new HubRefusal(
            `ApplicationSet ${metadata.name} contains unrecognized generators${
              names.length > 0 ? `: ${names.join(', ')}` : ''
            }`,
            `spec.${path}`,
          ),
        );
      }
      for (const { kind, params } of yields ?? []) {
        const own = generator[kind];
        const template = templateOf(
          isMap(own) ? own.template : undefined,
          spec.template,
        );
        const render = context.renderer.compileTree(template);
        for (const one of params) {
          const application = this.attempt(path, () => {
            checkCount(applications.length + 1);
            return this.application(template, render, one, context);
          });
          if (application) applications.push(application);
          // One that is refused refuses the whole set.
          else if (this.refused()) break;
        }
      }
    });
    return applications;
  }

  private context(): GeneratorContext {
    const { spec } = this.input.applicationSet;
    return {
      clusters: this.input.clusters,
      git: this.input.git,
      pullRequests: this.input.pullRequests,
      newGitFileGlobbing: this.input.newGitFileGlobbing ?? false,
      unsupported: this.unsupported,
      renderer: new Renderer({
        goTemplate: spec.goTemplate,
        missingKey: missingKeyOf(spec.goTemplateOptions),
        budget: new Budget(),
      }),
    };
  }

  private application(
    template: ValueMap,
    render: TreeRenderer,
    params: Params,
    { renderer }: GeneratorContext,
  ): GeneratedApplication {
    const { spec, metadata } = this.input.applicationSet;
    // The hub leaves a template alone for which it has no parameter at all.
    const plain = Object.keys(params).length === 0;
    const rendered = plain ? template : render(params);
    let document = isMap(rendered) ? rendered : newMap();
    if (!plain && !spec.preserveResourcesOnDeletion) addFinalizer(document);
    if (spec.templatePatch !== undefined) {
      const patch = spec.templatePatch;
      document = applyTemplatePatch(
        document,
        refusingWithin('error replacing values in templatePatch', () =>
          renderer.renderText(patch, params),
        ),
      );
    }
    // A template may have changed its parameters.
    renderer.budget.measure(params);
    return toApplication(document, {
      namespace: metadata.namespace,
      params,
      clusters: this.index,
    });
  }

  private refused(): boolean {
    return this.errors.some(error => error.stage === 'generate');
  }

  private notEvaluated(generator: string, reason: string): void {
    const known = this.unsupported.some(
      part => part.generator === generator && part.reason === reason,
    );
    if (!known) this.unsupported.push({ generator, reason });
  }

  private attempt<T>(path: string, work: () => T): T | undefined {
    try {
      return work();
    } catch (error) {
      if (error instanceof NotEvaluable) {
        this.notEvaluated(error.generator ?? path, error.message);
      } else if (error instanceof HubRefusal) this.refuse(error);
      else throw error;
      return undefined;
    }
  }

  private refuse({ message, field }: HubRefusal): void {
    this.errors.push({
      message,
      ...(field ? { field } : {}),
      stage: 'generate',
    });
  }
}

function addFinalizer(document: ValueMap): void {
  const metadata: Value | undefined = document.metadata;
  if (!isMap(metadata)) return;
  const { finalizers } = metadata;
  if (!Array.isArray(finalizers) || finalizers.length === 0) {
    metadata.finalizers = [RESOURCES_FINALIZER];
  }
}

/**
 * What an ApplicationSet generates on a hub with these clusters, and why each
 * other cluster gets nothing.
 *
 * It is pure and synchronous, and never throws: what the hub would refuse is
 * in `errors`, what this engine cannot know is in `unsupported`.
 */
export function evaluatePlacement(input: PlacementInput): PlacementResult {
  return new Placement(input).run();
}
