import {
  buildApplicationSet,
  HelmSource,
  resolveRepository,
  sameRepository,
  serviceFolder,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { IApplicationSet } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1/ApplicationSet';
import { imageTags, PreviewIntent } from './previewIntent';
import type { PullRequestSource } from './pullRequestHosts';

/** Seconds between two looks at the Git host; it also counts how often it is asked. */
const REQUEUE_SECONDS = 180;

/** Folder, ApplicationSet and service of the preview environments. */
export function previewName(name: string): string {
  return `${name}-preview`;
}

type Generators = NonNullable<
  NonNullable<IApplicationSet['spec']>['generators']
>;

/** One Application in a namespace of its own for every open pull request that has the labels. */
export function buildPreviewSet(
  intent: PreviewIntent,
  source: PullRequestSource,
): IApplicationSet {
  const { targetBranch } = intent.pullRequests;
  return previewSet(intent, [
    {
      pullRequest: {
        ...source,
        ...(targetBranch && {
          filters: [{ targetBranchMatch: `^${literal(targetBranch)}$` }],
        }),
        requeueAfterSeconds: REQUEUE_SECONDS,
      },
    },
  ]);
}

/**
 * The same for one pull request that is made up: what the portal works out in
 * place of the generator, which only a hub with a token can evaluate.
 */
export function sampledPreviewSet(intent: PreviewIntent): IApplicationSet {
  const sha = '8c1f02e5b1d9c4aa70e3b2f19d05a1c7e6f80912';
  const element = {
    number: '1',
    head_sha: sha,
    head_short_sha_7: sha.slice(0, 7),
  };
  return previewSet(intent, [{ list: { elements: [element] } }]);
}

function previewSet(
  intent: PreviewIntent,
  generators: Generators,
): IApplicationSet {
  const { name, hub, cluster } = intent;
  const base = buildApplicationSet({
    ...intent,
    values: undefined,
    name: previewName(name),
    entityRef: intent.entityRef ?? `component:default/${name}`,
    hubs: [hub],
    generator: { clusters: { selector: {} } },
    namespace: name,
    syncPolicy: { prune: true, selfHeal: true, createNamespace: true },
  });
  const { metadata, spec } = base.spec.template;
  const { source, sources = source ? [source] : [], ...rest } = spec;
  const previewed = sources.map(one =>
    one.helm ? previewSource(one, intent, sources.length > 1) : one,
  );
  const environment = `${name}-pr-{{.number}}`;
  return {
    ...base,
    spec: {
      ...base.spec,
      generators,
      template: {
        metadata: {
          name: environment,
          labels: { 'backstage-name': name },
          annotations: metadata.annotations,
        },
        spec: {
          ...rest,
          ...(previewed.length > 1
            ? { sources: previewed }
            : { source: previewed[0] }),
          destination: { name: cluster, namespace: environment },
        },
      },
    },
  };
}

/** The service's own values, those of previews over them, and the image of the pull request. */
function previewSource(
  source: HelmSource,
  { name, image, layout, pullRequests, ...intent }: PreviewIntent,
  isElsewhere: boolean,
) {
  const root = isElsewhere ? '$values' : '';
  const { gitUrl } = resolveRepository({ repoUrl: pullRequests.repoUrl });
  const isOfPullRequest =
    intent.source.targetRevision === undefined &&
    intent.source.repoURL !== undefined &&
    sameRepository(intent.source.repoURL, gitUrl);
  return {
    ...source,
    ...(isOfPullRequest && { targetRevision: imageTags.commit }),
    helm: {
      releaseName: name,
      ignoreMissingValueFiles: true,
      valueFiles: [name, previewName(name)].map(
        one => `${root}/${serviceFolder(one, layout)}/values.yaml`,
      ),
      parameters: [
        {
          name: image?.key ?? 'image.tag',
          value: imageTags[image?.tag ?? 'commit'],
          // A commit of digits alone is no number.
          forceString: true,
        },
      ],
    },
  };
}

/** A branch as a regular expression. */
function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
