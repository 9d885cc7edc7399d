import type { PreviewResponse } from '../wire';

/** What several questions about different hubs come to, as one answer. */
export function joinPreviews([first, ...more]: readonly [
  PreviewResponse,
  ...PreviewResponse[],
]): PreviewResponse {
  return more.reduce(together, first);
}

function together(a: PreviewResponse, b: PreviewResponse): PreviewResponse {
  const sum = (key: keyof PreviewResponse['summary']) =>
    a.summary[key] + b.summary[key];
  return {
    ...a,
    hubs: [...a.hubs, ...b.hubs],
    hidden: [...(a.hidden ?? []), ...(b.hidden ?? [])],
    environments: [
      ...new Set([...(a.environments ?? []), ...(b.environments ?? [])]),
    ],
    summary: {
      added: sum('added'),
      changed: sum('changed'),
      removed: sum('removed'),
      removedInProduction: sum('removedInProduction'),
      clustersMatched: sum('clustersMatched'),
      clusters: sum('clusters'),
    },
  };
}
