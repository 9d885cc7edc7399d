import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import {
  buildApplicationSet,
  decodeApplicationSetIntent,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { parse } from 'yaml';
import { examples as createExamples } from '../../actions/createApplicationSet.examples';
import { examples as previewExamples } from '../../actions/preview/previewEnvironment.examples';
import { examples as connectExamples } from '../../actions/networking/connectClusters.examples';
import { examples as provisionExamples } from '../../actions/provisioning/provisionCluster.examples';
import { examples as restoreExamples } from '../../actions/recovery/restoreNamespaces.examples';
import { examples as grantExamples } from '../../actions/team/grantTeam.examples';
import { examples as onboardExamples } from '../../actions/onboardCluster.examples';
import { buildExternalDns } from '../../networking/buildExternalDns';
import { buildMesh } from '../../networking/buildMesh';
import { buildSubmariner } from '../../networking/buildSubmariner';
import { decodeConnect } from '../../networking/connectIntent';
import type { Member } from '../../networking/members';
import { buildPreviewSet } from '../../previews/buildPreviewSet';
import { decodePreviewIntent } from '../../previews/previewIntent';
import { pullRequestSource } from '../../previews/pullRequestHosts';
import { buildDefinition } from '../../provisioning/buildDefinition';
import type { ClusterApiManifest } from '../../provisioning/clusterApiTypes';
import { decodeProvision } from '../../provisioning/provisionIntent';
import { decodeRestore } from '../../recovery/restoreIntent';
import {
  buildRestore,
  buildRestoresApplication,
} from '../../recovery/restoreManifests';
import { decodeTeamGrant } from '../../teams/teamGrant';
import { buildTeamProject } from '../../teams/teamProject';
import { decodeClusterIntent } from '../clusterIntent';
import { buildClusterFiles } from '../clusterOnboarding';
import { fullPlatform } from '../platform/__testUtils__/fullPlatform';
import { decodePlatformIntent } from '../platform/platformIntent';
import { buildPlatform } from '../platform/platformManifests';
import { Manifest } from '../typedModels';

const integrations = ScmIntegrations.fromConfig(new ConfigReader({}));

const inputOf = ({ example }: { example: string }) =>
  parse(example).steps[0].input;

/** Every manifest that the examples of the actions write. */
export function manifests(): Manifest[] {
  const applicationSets = createExamples.map(example => {
    const { catalog: _, ...input } = inputOf(example);
    const decoded = decodeApplicationSetIntent(input);
    if (!decoded.ok) throw new Error(JSON.stringify(decoded.problems));
    return buildApplicationSet(decoded.intent);
  });
  const clusters = onboardExamples.flatMap(example => {
    const decoded = decodeClusterIntent(inputOf(example));
    if (!decoded.ok) throw new Error(JSON.stringify(decoded.problems));
    return buildClusterFiles(decoded.intent, 'clusters').flatMap(
      file => file.manifests,
    );
  });
  const projects = grantExamples.map(example => {
    const decoded = decodeTeamGrant(inputOf(example));
    if (!decoded.ok) throw new Error(JSON.stringify(decoded.problems));
    return buildTeamProject(decoded.grant);
  });
  const hosts = ['github.com', 'gitlab.com'].map(host => ({
    host,
    api: `https://${host}/api`,
    tokenRef: { secretName: 'git-token', key: 'token' },
  }));
  const previews = previewExamples.map(example => {
    const decoded = decodePreviewIntent(inputOf(example));
    if (!decoded.ok) throw new Error(JSON.stringify(decoded.problems));
    const { pullRequests } = decoded.intent;
    return buildPreviewSet(
      decoded.intent,
      pullRequestSource(pullRequests, hosts, integrations),
    );
  });
  return [
    ...applicationSets,
    ...clusters,
    ...projects,
    ...previews,
    ...restores(),
    ...platform(),
    ...connections(),
  ];
}

function restores(): Manifest[] {
  return restoreExamples.flatMap(example => {
    const decoded = decodeRestore(inputOf(example));
    if (!decoded.ok) throw new Error(JSON.stringify(decoded.problems));
    return [
      buildRestore(decoded.intent, 'velero'),
      buildRestoresApplication(decoded.intent, 'velero'),
    ];
  });
}

/** Everything that a spoke can be equipped with. */
function platform(): Manifest[] {
  const decoded = decodePlatformIntent(fullPlatform);
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.problems));
  return buildPlatform(decoded.intent).flatMap(({ application, files }) => [
    application,
    ...files.flatMap(file => file.manifests),
  ]);
}

/** What links two clusters, by each of the ways. */
function connections(): Manifest[] {
  const members = ['prod-eu-1', 'prod-us-1'].map(
    (cluster): Member => ({
      hub: 'prod-hub',
      cluster,
      environment: 'prod',
      server: `https://api.${cluster}.example.com:6443`,
      podRanges: [],
      presentId: 0,
      address: `${cluster}.mesh.acme.io`,
      externalDns: 'notInstalled',
    }),
  );
  const [intent] = connectExamples.map(example => {
    const decoded = decodeConnect(inputOf(example));
    if (!decoded.ok) throw new Error(JSON.stringify(decoded.problems));
    return decoded.intent;
  });
  return [
    ...buildSubmariner(intent, members),
    ...buildMesh(intent, members, [1, 2]),
  ]
    .flatMap(({ deliveries }) => deliveries)
    .concat(
      members.map(
        member =>
          buildExternalDns(intent, member, { domain: 'acme.io' }).delivery,
      ),
    )
    .flatMap(({ application, files }) => [
      application,
      ...files.flatMap(file => file.manifests),
    ]);
}

/** Every definition of a cluster that the examples write. */
export function definitions(): ClusterApiManifest[] {
  return provisionExamples.flatMap(example => {
    const decoded = decodeProvision(inputOf(example));
    if (!decoded.ok) throw new Error(JSON.stringify(decoded.problems));
    return buildDefinition(decoded.intent);
  });
}

/** Kinds whose CRD is not among the contracts. */
export const withoutContract = [
  'bootstrap.cluster.x-k8s.io/v1beta2 EKSConfigTemplate',
  'cilium.io/v2 CiliumClusterwideNetworkPolicy',
  'velero.io/v1 VolumeSnapshotLocation',
];

export const kindOf = ({ apiVersion, kind }: Manifest | ClusterApiManifest) =>
  `${apiVersion} ${kind}`;

/** Folders of the contracts with the CRDs of what is written. */
export const contractFolders = [
  'argo-cd',
  'cert-manager',
  'cluster-api',
  'external-secrets',
  'kyverno',
  'velero',
];

/** The same one by one, where a folder has others that not every reader of YAML takes. */
export const contractFiles = [
  'submariner/submariner.io_brokers.yaml',
  'submariner/submariner.io_submariners.yaml',
];
