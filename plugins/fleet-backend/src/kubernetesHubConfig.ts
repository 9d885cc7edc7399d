import {
  connectionKeys,
  readTrust,
  readUrl,
  refuseBeside,
} from './connectionSettings';
import type { ApiServerSource } from './kubernetes/source';
import type { SectionReader } from './sectionReader';

/** `fleet.hubs[].kubernetes`: a hub that is read where its resources are kept. */
export interface KubernetesHubSettings {
  source: ApiServerSource;
  /** Where Argo CD runs. */
  namespace: string;
  /** Applications of that namespace only; of all namespaces otherwise. */
  onlyOwnNamespace: boolean;
}

const namespacePattern = /^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/;

/** undefined, with a sentence for each mistake, when it cannot be used. */
export function readKubernetesHub(
  reader: SectionReader,
): KubernetesHubSettings | undefined {
  const source = readSource(reader);
  const namespace = reader.text('namespace') ?? 'argocd';
  if (!namespacePattern.test(namespace)) {
    reader.say(
      'namespace',
      "must be the name of a namespace: lower case letters, digits and '-'",
    );
  }
  const onlyOwnNamespace = reader.flag('onlyOwnNamespace');
  return source && { source, namespace, onlyOwnNamespace };
}

function readSource(reader: SectionReader): ApiServerSource | undefined {
  if (reader.flag('inCluster')) {
    const others = [...connectionKeys, 'kubeconfig', 'context'];
    refuseBeside(reader, 'inCluster', others);
    return { kind: 'inCluster' };
  }
  const file = reader.text('kubeconfig');
  const context = reader.text('context');
  if (file) {
    refuseBeside(reader, 'kubeconfig', connectionKeys);
    return { kind: 'kubeconfig', file, context };
  }
  if (context) {
    reader.say('context', 'needs kubeconfig, the file that has it');
  }
  return readSettings(reader);
}

function readSettings(reader: SectionReader): ApiServerSource | undefined {
  const server = readUrl(reader, 'url');
  if (server === undefined && !reader.has('url')) {
    reader.say(
      'url',
      'is missing; set url with token or tokenFile, or kubeconfig, or inCluster: true',
    );
    return undefined;
  }
  const token = reader.text('token');
  const tokenFile = reader.text('tokenFile');
  if (Boolean(token) === Boolean(tokenFile)) {
    reader.say('token', 'or tokenFile is needed, and only one of them');
  }
  const { ca, caFile, skipTlsVerify } = readTrust(reader);
  if (server === undefined) return undefined;
  return {
    kind: 'settings',
    access: {
      server,
      token,
      tokenFile,
      ca,
      caFile,
      dangerouslyAllowSkipTLSVerify: skipTlsVerify,
    },
  };
}
