import {
  dnsSubdomainField,
  explainGitUrl,
  FieldProblem,
  fieldProblems,
  fleetRepositorySchema,
  lineField,
  listField,
  objectField,
  quote,
  repositoryLayoutSchema,
  textField,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { z } from 'zod';

/** What a group may do with the Applications of its project; each includes the one before. */
export const teamAccess = ['read', 'sync', 'manage'] as const;
export type TeamAccess = (typeof teamAccess)[number];

/** As single sign-on gives it; it stands in a line of CSV. */
const groupField = textField(value => {
  if (/^(role|proj):/.test(value)) {
    return `${quote(
      value,
    )} is a role; name a group as single sign-on gives it, for example acme:checkout`;
  }
  return /^[\w]([\w.:@/ -]{0,251}[\w])?$/.test(value)
    ? undefined
    : `${quote(
        value,
      )} is not a group that a line of policy can hold; use letters, digits, spaces and .:@/_-`;
});

const explainGlob = (value: string, what: string, remedy: string) =>
  /^[a-z0-9*]([a-z0-9.*-]{0,251}[a-z0-9*])?$/.test(value)
    ? undefined
    : `${quote(value)} is not the name of a ${what}; ${remedy}`;

const clusterField = textField(value =>
  explainGlob(value, 'cluster', 'write it as the hub calls it, or with *'),
);

const namespaceField = textField(
  value =>
    explainGlob(
      value,
      'namespace',
      'write for example checkout, or checkout-* for several',
    ) ?? explainSystem(value),
);

/** Namespaces that are no team's. */
const systemNamespaces = ['kube-system', 'argocd', 'default'];

function explainSystem(value: string): string | undefined {
  const pattern = value.replaceAll('.', '\\.').replaceAll(/\*+/g, '.*');
  const matches = new RegExp(`^${pattern}$`);
  const system = systemNamespaces.find(one => matches.test(one));
  return system === undefined
    ? undefined
    : `${quote(
        value,
      )} takes in ${system}, which is no team's; name the namespaces of the team`;
}

const filled = <T extends z.ZodType>(item: T) =>
  listField(item).min(1, { error: 'it is empty; name at least one' });

const teamGrantSchema = objectField({
  repository: fleetRepositorySchema,
  project: dnsSubdomainField.refine(value => value !== 'default', {
    error: "it is everybody's; give the team a project of its own",
  }),
  groups: filled(groupField),
  access: z.enum(teamAccess, {
    error: `it must be one of ${teamAccess.join(', ')}`,
  }),
  namespaces: filled(namespaceField),
  clusters: listField(clusterField).optional(),
  sourceRepos: listField(textField(explainGitUrl)).optional(),
  description: lineField(255).optional(),
  layout: repositoryLayoutSchema.optional(),
});
/** What a team is to get; the fields are those of `fleet:team:grant`. */
export type TeamGrant = z.infer<typeof teamGrantSchema>;

export function decodeTeamGrant(
  input: unknown,
): { ok: true; grant: TeamGrant } | { ok: false; problems: FieldProblem[] } {
  const parsed = teamGrantSchema.safeParse(input);
  return parsed.success
    ? { ok: true, grant: parsed.data }
    : { ok: false, problems: fieldProblems(parsed.error) };
}
