import { NewClusterPreview } from '../actions/newClusterPreview';
import { code, sentence, table } from './inline';

/** `This pull request will add the cluster prod-eu-3, and 6 Applications on it`. */
export function newClusterSentence({ cluster, sets }: NewClusterPreview) {
  const added = addedApplications(sets);
  return `This pull request will add the cluster ${
    cluster.name
  }, and ${added} Application${added === 1 ? '' : 's'} on it`;
}

export function addedApplications(sets: NewClusterPreview['sets']): number {
  return sets.reduce(
    (sum, set) => sum + (set.outcome === 'takes' ? set.applications.length : 0),
    0,
  );
}

/** What a new cluster brings, as the text of its pull request. */
export function newClusterMarkdown(preview: NewClusterPreview): string {
  const { cluster, sets, sources } = preview;
  const labels = Object.entries(cluster.labels)
    .map(([key, value]) => code(`${key}=${value}`))
    .join(', ');
  const unheard = sources.filter(
    source => source.kind === 'hub' && source.state !== 'ok',
  );
  return [
    `## ${newClusterSentence(preview)}`,
    '',
    `${code(cluster.name)} at ${code(cluster.server)} on ${code(
      cluster.hub,
    )}, labelled ${labels}.`,
    ...section(
      'Applications it gets',
      ['ApplicationSet', 'Application'],
      sets.flatMap(set =>
        set.outcome === 'takes'
          ? set.applications.map(name => [code(set.applicationSet), code(name)])
          : [],
      ),
    ),
    ...section(
      'ApplicationSets that would stop rendering',
      ['ApplicationSet', 'Why'],
      sets.flatMap(set =>
        set.outcome === 'breaks'
          ? [[code(set.applicationSet), sentence(set.reason)]]
          : [],
      ),
    ),
    ...section(
      'ApplicationSets that leave it out, and why',
      ['ApplicationSet', 'Why'],
      sets.flatMap(set =>
        set.outcome === 'leaves'
          ? [[code(set.applicationSet), set.reasons.map(sentence).join('; ')]]
          : [],
      ),
    ),
    ...section(
      'Not known',
      ['Source', 'Why'],
      [
        ...sets.flatMap(set =>
          set.outcome === 'unknown'
            ? [[code(set.applicationSet), sentence(set.reason)]]
            : [],
        ),
        ...unheard.map(source => [
          code(source.hub),
          sentence(
            source.observedAt
              ? `not heard since ${source.observedAt}`
              : 'never heard',
          ),
        ]),
      ],
    ),
    '',
  ].join('\n');
}

function section(title: string, heads: string[], rows: string[][]): string[] {
  return rows.length === 0
    ? []
    : ['', `### ${title}`, '', ...table(heads, rows)];
}
