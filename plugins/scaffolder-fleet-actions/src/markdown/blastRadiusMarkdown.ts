import {
  blastRadiusSentence,
  comparePromotion,
  matchSentence,
  PlacedChange,
  placedChanges,
  PreviewResponse,
  unheardHubs,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { code, sentence, table } from './inline';

/** Rows of one table; a pull request has at most 65,536 characters. */
const MAX_ROWS = 100;

/**
 * The blast radius as the text of a pull request: what is added, changed and
 * removed per environment and cluster, which clusters are left out and why,
 * and what could not be known.
 */
export function blastRadiusMarkdown(
  preview: PreviewResponse,
  heading: string = blastRadiusSentence(preview),
): string {
  return [
    `## ${heading}`,
    '',
    `${matchSentence(preview)}.`,
    ...changesSection(preview),
    ...unmatchedSection(preview),
    ...hiddenSection(preview),
    ...unknownSection(preview),
    '',
  ].join('\n');
}

function changesSection(preview: PreviewResponse): string[] {
  const changes = placedChanges(preview).filter(
    one => one.change !== 'unchanged',
  );
  const environments = [...new Set(changes.map(one => one.environment))].sort(
    (a, b) => comparePromotion(preview, a, b),
  );
  return environments.flatMap(environment => {
    const rows = changes.filter(one => one.environment === environment);
    const production = rows.some(
      row => row.production && row.change === 'removed',
    );
    return [
      '',
      `### ${
        environment === undefined ? 'Without an environment' : code(environment)
      }`,
      ...(production
        ? ['', '**This removes Applications from production.**']
        : []),
      '',
      ...changesTable(rows.slice(0, MAX_ROWS)),
      ...andMore(rows.length),
    ];
  });
}

/** The last column is left out where there is nothing to say. */
function changesTable(changes: readonly PlacedChange[]): string[] {
  const heads = ['Change', 'Application', 'Cluster', 'Hub', 'What'];
  const width = changes.some(one => one.details.length > 0) ? 5 : 4;
  return table(
    heads.slice(0, width),
    changes.map(one => changeRow(one).slice(0, width)),
  );
}

function changeRow(change: PlacedChange): string[] {
  const words = {
    added: 'add',
    changed: 'change',
    removed: '**remove**',
    unchanged: 'keep',
  };
  return [
    words[change.change],
    code(change.application),
    change.cluster === null ? 'unknown cluster' : code(change.cluster),
    code(change.hub),
    change.details.map(sentence).join('; '),
  ];
}

function unmatchedSection(preview: PreviewResponse): string[] {
  const rows = preview.hubs.flatMap(({ hub, placement }) =>
    placement
      .filter(one => !one.matched)
      .map(one => [
        code(one.cluster),
        code(hub),
        one.reasons.map(sentence).join('; '),
      ]),
  );
  if (rows.length === 0) return [];
  return [
    '',
    '### Not matched, and why',
    '',
    ...table(['Cluster', 'Hub', 'Why'], rows.slice(0, MAX_ROWS)),
    ...andMore(rows.length),
  ];
}

/** In numbers only: everybody who may read the repository reads this. */
function hiddenSection({ hidden = [] }: PreviewResponse): string[] {
  if (hidden.length === 0) return [];
  return [
    '',
    '### Not shown to who proposes this',
    '',
    ...table(
      ['Environment', 'Hub', 'Clusters', 'Add', 'Change', 'Remove'],
      hidden.map(one => [
        one.environment === undefined ? 'none' : code(one.environment),
        code(one.hub),
        String(one.clusters),
        String(one.added),
        String(one.changed),
        one.removed > 0 ? `**${one.removed}**` : '0',
      ]),
    ),
  ];
}

function unknownSection(preview: PreviewResponse): string[] {
  const lines = [
    ...preview.hubs.flatMap(({ hub, unsupported }) =>
      unsupported.map(
        one =>
          `- ${code(hub)} decides at merge about ${code(
            one.generator,
          )}: ${sentence(one.reason)}`,
      ),
    ),
    ...unheardHubs(preview).map(source => {
      const since = source.observedAt
        ? `its labels are of ${source.observedAt}`
        : 'it was never heard';
      const why = source.reason ? ` (${sentence(source.reason)})` : '';
      return `- ${code(source.hub)} is not heard: ${since}${why}`;
    }),
  ];
  return lines.length === 0 ? [] : ['', '### Not known', '', ...lines];
}

function andMore(rows: number): string[] {
  return rows > MAX_ROWS ? ['', `and ${rows - MAX_ROWS} more.`] : [];
}
