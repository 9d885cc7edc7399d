import { QueryClient } from '@tanstack/react-query';
import { Source } from '@fleet-portal/backstage-plugin-fleet-common';

/** The part of an answer that ages although nothing on the fleet changes. */
interface Answer {
  sources: Source[];
}

/**
 * Puts the newest word on how well each hub is heard into the answers that are
 * shown. A quiet fleet has no changes for minutes, and "live, 4 min ago" would
 * be wrong.
 */
export function refreshSources(queries: QueryClient, newest: Answer): void {
  const byHub = new Map(
    newest.sources.filter(s => s.kind === 'hub').map(s => [s.hub, s]),
  );
  // An answer that is not on screen may wait to be read again: leave it so.
  queries.setQueriesData<unknown>({ type: 'active' }, (answer: unknown) => {
    if (!isAnswer(answer)) return answer;
    return {
      ...answer,
      sources: answer.sources.map(source =>
        source.kind === 'hub' ? byHub.get(source.hub) ?? source : source,
      ),
    };
  });
}

function isAnswer(answer: unknown): answer is Answer {
  return (
    typeof answer === 'object' &&
    answer !== null &&
    'sources' in answer &&
    Array.isArray(answer.sources)
  );
}
