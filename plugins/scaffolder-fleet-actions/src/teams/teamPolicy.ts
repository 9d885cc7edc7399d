import { valueIn } from '../applicationSets/applicationSetDocument';
import { editedText } from '../yaml/editableYaml';
import { openManifest } from '../yaml/manifestFile';
import { reconcileAt } from '../yaml/reconcile';
import { TeamAccess, teamAccess, TeamGrant } from './teamGrant';

/** The ConfigMap that Argo CD reads who may do what from. */
export const RBAC_CONFIG_MAP = 'argocd-rbac-cm';

const actions: Record<TeamAccess, [resource: string, action: string][]> = {
  read: [
    ['applications', 'get'],
    ['applicationsets', 'get'],
    ['logs', 'get'],
  ],
  sync: [['applications', 'sync']],
  manage: [
    ['applications', 'create'],
    ['applications', 'update'],
    ['applications', 'delete'],
  ],
};

/** https://argo-cd.readthedocs.io/en/stable/operator-manual/rbac/ */
export function policyLines({ project, groups, access }: TeamGrant): string[] {
  const role = `role:${project}-${access}`;
  const included = teamAccess.slice(0, teamAccess.indexOf(access) + 1);
  return [
    ...included
      .flatMap(one => actions[one])
      .map(
        ([resource, action]) =>
          `p, ${role}, ${resource}, ${action}, ${project}/*, allow`,
      ),
    ...[...new Set(groups)].map(group => `g, ${group}, ${role}`),
  ];
}

/**
 * The policy with the lines of a team added, in a key of its own, which Argo CD
 * reads together with `policy.csv`. Nothing is taken away.
 *
 * @returns the text of the file, and the lines that are new
 * @throws InputError when the file has no such ConfigMap, or is not editable
 */
export function editPolicy(
  path: string,
  text: string,
  grant: TeamGrant,
): { content: string; added: string[] } {
  const { documents, document } = openManifest(path, text, {
    kind: 'ConfigMap',
    name: RBAC_CONFIG_MAP,
    field: 'repository',
  });
  const key = `policy.${grant.project}.csv`;
  const present = valueIn(document, ['data', key]);
  const before = typeof present === 'string' ? present.trimEnd() : '';
  const there = linesOf(before);
  const added = policyLines(grant).filter(line => !there.has(normal(line)));
  if (added.length === 0) return { content: text, added };
  const lines = [...(before === '' ? [] : [before]), ...added];
  const options = { file: path, others: 'keep' as const };
  reconcileAt(document, ['data', key], `${lines.join('\n')}\n`, options);
  return { content: editedText(documents, text), added };
}

function linesOf(policy: string): Set<string> {
  return new Set(policy.split('\n').map(normal));
}

/** Spaces round the commas do not count. */
function normal(line: string): string {
  return line
    .split(',')
    .map(part => part.trim())
    .join(',');
}
