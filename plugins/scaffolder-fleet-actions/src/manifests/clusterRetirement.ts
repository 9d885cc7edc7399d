import { InputError } from '@backstage/errors';
import {
  dnsLabelField,
  dnsSubdomainField,
  FieldProblem,
  fieldProblems,
  fleetRepositorySchema,
  hubNameField,
  lineField,
  listField,
  objectField,
  quote,
  repositoryLayoutSchema,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { parseClusterFile } from './clusterDocument';
import { kubeContextField, vaultPathField } from './clusterFields';
import { AccountFile, READER } from './clusterAccounts';
import { tokenSecretName } from './serviceAccounts';

const retirementSchema = objectField({
  repository: fleetRepositorySchema,
  hub: hubNameField,
  cluster: dnsLabelField,
  removals: listField(lineField(600)).optional(),
  vault: objectField({
    mount: vaultPathField.optional(),
    portalPath: vaultPathField.optional(),
  }).optional(),
  kubeContext: kubeContextField.optional(),
  hubContext: kubeContextField.optional(),
  layout: repositoryLayoutSchema.optional(),
});
export type Retirement = z.infer<typeof retirementSchema>;

export function decodeRetirement(
  input: unknown,
):
  | { ok: true; retirement: Retirement }
  | { ok: false; problems: FieldProblem[] } {
  const parsed = retirementSchema.safeParse(input);
  return parsed.success
    ? { ok: true, retirement: parsed.data }
    : { ok: false, problems: fieldProblems(parsed.error) };
}

/** What the fleet repository has of the cluster. */
export interface ClusterRecord {
  /** Content of the file that registers it on the hub. */
  registration?: string;
  /** Is it the last file of the hub's clusters? */
  isLast: boolean;
  accounts: readonly AccountFile[];
}

/**
 * What no pull request can do: the operator takes the accounts off the spoke,
 * which ends their tokens, and the entries out of Vault. Nothing that the
 * files say is printed before it is checked: it goes into a shell.
 *
 * @throws InputError when a file names what cannot be printed
 */
export function farewellCommands(
  { hub, cluster, vault, hubContext = hub, kubeContext = cluster }: Retirement,
  { registration, isLast, accounts }: ClusterRecord,
): string[] {
  const mount = vault?.mount ?? 'secret';
  const paths = registration ? vaultPaths(registration, cluster) : [];
  const portalPath = vault?.portalPath ?? portalPathBeside(paths, cluster);
  const hasReader = accounts.some(({ name }) => name === READER);
  return [
    ...(registration && isLast
      ? [deleteRegistration(hubContext, registration, cluster)]
      : []),
    ...accounts.map(account => deleteAccount(kubeContext, account)),
    ...[...paths, ...(hasReader && portalPath ? [portalPath] : [])].map(
      path => `vault kv metadata delete -mount=${mount} ${path}`,
    ),
  ];
}

const registrationSchema = z.object({
  kind: z.enum(['Secret', 'ExternalSecret']),
  metadata: z.object({
    name: dnsSubdomainField,
    namespace: dnsLabelField.default('argocd'),
  }),
});

/**
 * Argo CD reports a folder that is gone as an error and prunes nothing, and an
 * empty one it leaves as it is, too.
 */
function deleteRegistration(
  context: string,
  registration: string,
  cluster: string,
): string {
  const { found } = parseClusterFile(registration, cluster);
  const parsed = registrationSchema.safeParse(found.toJS());
  if (!parsed.success) {
    throw new InputError(
      `cluster: its file has a name or namespace that cannot be printed in a command; mend the file`,
    );
  }
  const { kind, metadata } = parsed.data;
  return `kubectl --context ${context} -n ${
    metadata.namespace
  } delete ${kind.toLowerCase()} ${metadata.name} --ignore-not-found`;
}

/** Namespaces stay: others may have put something there. */
function deleteAccount(context: string, account: AccountFile): string {
  const { name } = account;
  const objects = [
    `clusterrolebinding/${name}`,
    // Onboarding names a role so only where it makes one.
    `clusterrole/${name}`,
    `serviceaccount/${name}`,
    `secret/${tokenSecretName(name)}`,
  ].join(' ');
  return `kubectl --context ${context} -n ${namespaceOf(
    account,
  )} delete ${objects} --ignore-not-found`;
}

const accountSchema = z.object({
  kind: z.literal('ServiceAccount'),
  metadata: z.object({ name: z.string(), namespace: dnsLabelField }),
});

function namespaceOf({ name, path, content }: AccountFile): string {
  for (const document of parseAllDocuments(content)) {
    const parsed =
      document.errors.length === 0 && accountSchema.safeParse(document.toJS());
    if (parsed && parsed.data?.metadata.name === name) {
      return parsed.data.metadata.namespace;
    }
  }
  throw new InputError(
    `cluster: '${path}' has no ServiceAccount ${name} with a namespace, so its commands are not known; mend the file or delete it by hand`,
  );
}

const referencesSchema = z.array(
  z.object({ remoteRef: z.object({ key: z.string() }) }),
);

/** Entries that the cluster Secret is read from, each once, in the file's order. */
function vaultPaths(registration: string, cluster: string): string[] {
  const { found } = parseClusterFile(registration, cluster);
  const parsed = referencesSchema.safeParse(found.toJS().spec?.data ?? []);
  const paths = new Set(
    parsed.data?.map(({ remoteRef }) => remoteRef.key) ?? [],
  );
  for (const path of paths) {
    if (!vaultPathField.safeParse(path).success) {
      throw new InputError(
        `cluster: its file reads ${quote(
          path,
        )}, which is not a path in Vault that can be printed in a command; mend the file`,
      );
    }
  }
  return [...paths];
}

/** Where onboarding has the portal's token unless it was told otherwise. */
function portalPathBeside(
  paths: readonly string[],
  cluster: string,
): string | undefined {
  const onboarded = paths.find(path => {
    const parts = path.split('/');
    return parts.length === 3 && parts[0] === 'fleet' && parts[2] === cluster;
  });
  return onboarded?.replace(/^fleet\//, 'fleet-portal/');
}
