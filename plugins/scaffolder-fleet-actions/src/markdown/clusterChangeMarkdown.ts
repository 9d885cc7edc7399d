import {
  placedChanges,
  PreviewResponse,
  unheardHubs,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { code, sentence, table } from './inline';

/** Rows of one table; a pull request has at most 65,536 characters. */
const MAX_ROWS = 100;

/** `This pull request will add 2 Applications to prod-eu-1, change 0, remove 1 (1 in production)`. */
export function clusterChangeSentence(
  cluster: string,
  { summary }: PreviewResponse,
): string {
  const { added, changed, removed, removedInProduction } = summary;
  const inProduction =
    removedInProduction > 0 ? ` (${removedInProduction} in production)` : '';
  return `This pull request will add ${added} Application${
    added === 1 ? '' : 's'
  } to ${cluster}, change ${changed}, remove ${removed}${inProduction}`;
}

/** What the labels of a cluster become, and what each ApplicationSet makes of it. */
export function clusterChangeMarkdown(
  cluster: string,
  labels: { before: Record<string, string>; after: Record<string, string> },
  preview: PreviewResponse,
): string {
  const changes = placedChanges(preview).filter(
    one => one.change !== 'unchanged',
  );
  const words = {
    added: 'add',
    changed: 'change',
    removed: '**remove**',
    unchanged: '',
  };
  const sets = preview.hubs.flatMap(hub => hub.sets ?? []);
  return [
    `## ${clusterChangeSentence(cluster, preview)}`,
    ...section('Labels', ['Label', 'Now', 'Then'], labelRows(labels)),
    ...section(
      'Applications',
      ['Change', 'Application', 'ApplicationSet', 'What'],
      changes.map(one => [
        words[one.change],
        code(one.application),
        one.applicationSet ? code(one.applicationSet) : '',
        one.details.map(sentence).join('; '),
      ]),
    ),
    ...section(
      'ApplicationSets of the hub',
      ['ApplicationSet', 'Now', 'Then', 'Why not'],
      sets.map(one => [
        code(one.applicationSet),
        one.before.map(code).join(', ') || 'not placed',
        one.after.map(code).join(', ') || 'not placed',
        one.reasons.map(sentence).join('; '),
      ]),
    ),
    ...section(
      'Not known',
      ['Source', 'Why'],
      [
        ...preview.hubs.flatMap(({ unsupported }) =>
          unsupported.map(one => [code(one.generator), sentence(one.reason)]),
        ),
        ...unheardHubs(preview)
          .filter(({ hub }) => preview.hubs.some(one => one.hub === hub))
          .map(({ hub, observedAt }) => [
            code(hub),
            observedAt ? `not heard since ${observedAt}` : 'never heard',
          ]),
      ],
    ),
    '',
  ].join('\n');
}

function labelRows({
  before,
  after,
}: {
  before: Record<string, string>;
  after: Record<string, string>;
}): string[][] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const word = (labels: Record<string, string>, key: string) =>
    Object.hasOwn(labels, key) ? code(labels[key]) : 'not there';
  return keys
    .filter(key => word(before, key) !== word(after, key))
    .sort()
    .map(key => [code(key), word(before, key), word(after, key)]);
}

function section(title: string, heads: string[], rows: string[][]): string[] {
  if (rows.length === 0) return [];
  const more = rows.length - MAX_ROWS;
  return [
    '',
    `### ${title}`,
    '',
    ...table(heads, rows.slice(0, MAX_ROWS)),
    ...(more > 0 ? ['', `and ${more} more.`] : []),
  ];
}
