import { SourceError } from '@fleet-portal/backstage-plugin-fleet-node';
import { readFileSync } from 'fs';
import { dirname, resolve } from 'path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { ApiServerAccess } from './access';

const text = z.string().min(1).nullish();

const clusterSchema = z.object({
  server: z.string().regex(/^https?:\/\//),
  'certificate-authority': text,
  'certificate-authority-data': text,
  'insecure-skip-tls-verify': z.boolean().nullish(),
  'tls-server-name': text,
  'proxy-url': text,
});

const userSchema = z.object({
  token: text,
  tokenFile: text,
  'client-certificate': text,
  'client-certificate-data': text,
  'client-key': text,
  'client-key-data': text,
  exec: z.unknown().optional(),
  'auth-provider': z.unknown().optional(),
});

const listOf = <T extends z.ZodRawShape>(shape: T) =>
  z.array(z.object({ name: z.string(), ...shape })).nullish();

/** `kind: Config` of `v1`; clusters and users are read when a context names them. */
const kubeconfigSchema = z.object({
  'current-context': text,
  contexts: listOf({ context: z.object({ cluster: z.string(), user: text }) }),
  clusters: listOf({ cluster: z.unknown().optional() }),
  users: listOf({ user: z.unknown().optional() }),
});

/**
 * One context of a kubeconfig file. Programs that make tokens (`exec`,
 * `auth-provider`) are refused: the client library runs them while everything
 * else waits, and they are seldom there where the portal runs.
 *
 * @param setting - the entry of the configuration, for sentences
 * @throws SourceError `unauthorized` with the key and the remedy
 */
export function readKubeconfig(
  { file, context }: { file: string; context?: string },
  setting: string,
): ApiServerAccess {
  const bad = (words: string) =>
    new SourceError('unauthorized', `${setting}.kubeconfig ${words}.`);
  const read = (path: string) => {
    try {
      return readFileSync(resolve(dirname(file), path), 'utf8');
    } catch {
      throw bad(
        `needs ${path}, which cannot be read; check that it is there and that the portal may read it`,
      );
    }
  };
  const config = kubeconfigSchema.safeParse(parseYaml(read(file))).data;
  if (!config) throw bad('is no kubeconfig file');

  const name = context ?? config['current-context'];
  if (!name) {
    throw bad(`has no current-context; name one as ${setting}.context`);
  }
  const chosen = config.contexts?.find(one => one.name === name)?.context;
  if (!chosen) {
    throw bad(
      `has no context '${name}'; name one that it has as ${setting}.context`,
    );
  }
  const entry = config.clusters?.find(one => one.name === chosen.cluster);
  const cluster = clusterSchema.safeParse(entry?.cluster).data;
  if (!cluster) {
    throw bad(`has no usable cluster '${chosen.cluster}' with a server URL`);
  }
  if (cluster['proxy-url']) {
    throw bad(
      `goes through a proxy-url in context '${name}', which the portal does not use; name a server that it reaches itself`,
    );
  }
  const person = config.users?.find(one => one.name === chosen.user);
  const user = userSchema.safeParse(person?.user).data;
  if (!user) throw bad(`has no usable user for context '${name}'`);
  if (user.exec || user['auth-provider']) {
    throw bad(
      `has a user in context '${name}' whose token a program makes, which the portal does not run; give it the token of a ServiceAccount`,
    );
  }
  const pem = (data?: string | null, path?: string | null) =>
    (data && Buffer.from(data, 'base64').toString('utf8')) ||
    (path ? read(path) : undefined);
  const access = {
    server: cluster.server.replace(/\/+$/, ''),
    // As in kubectl, the file wins.
    token: user.tokenFile ? undefined : user.token ?? undefined,
    tokenFile: user.tokenFile
      ? resolve(dirname(file), user.tokenFile)
      : undefined,
    ca: pem(
      cluster['certificate-authority-data'],
      cluster['certificate-authority'],
    ),
    clientCertificate: pem(
      user['client-certificate-data'],
      user['client-certificate'],
    ),
    clientKey: pem(user['client-key-data'], user['client-key']),
    tlsServerName: cluster['tls-server-name'] ?? undefined,
    dangerouslyAllowSkipTLSVerify: cluster['insecure-skip-tls-verify'] ?? false,
  };
  const { token, tokenFile, clientCertificate, clientKey } = access;
  if (!token && !tokenFile && !(clientCertificate && clientKey)) {
    throw bad(
      `has a user in context '${name}' without a token or a client certificate with its key`,
    );
  }
  return access;
}

function parseYaml(content: string): unknown {
  try {
    return parse(content);
  } catch {
    return undefined;
  }
}
