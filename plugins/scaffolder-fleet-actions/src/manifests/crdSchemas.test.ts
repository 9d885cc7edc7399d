import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import {
  buildApplicationSet,
  decodeApplicationSetIntent,
} from '@fleet-portal/backstage-plugin-fleet-common';
import Ajv, { ValidateFunction } from 'ajv';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { examples as createExamples } from '../actions/createApplicationSet.examples';
import { examples as previewExamples } from '../actions/preview/previewEnvironment.examples';
import { examples as grantExamples } from '../actions/team/grantTeam.examples';
import { examples as onboardExamples } from '../actions/onboardCluster.examples';
import { examples as provisionExamples } from '../actions/provisioning/provisionCluster.examples';
import { buildPreviewSet } from '../previews/buildPreviewSet';
import { decodePreviewIntent } from '../previews/previewIntent';
import { pullRequestSource } from '../previews/pullRequestHosts';
import { buildDefinition } from '../provisioning/buildDefinition';
import type { ClusterApiManifest } from '../provisioning/clusterApiTypes';
import { decodeProvision } from '../provisioning/provisionIntent';
import { decodeTeamGrant } from '../teams/teamGrant';
import { examples as restoreExamples } from '../actions/recovery/restoreNamespaces.examples';
import { decodeRestore } from '../recovery/restoreIntent';
import {
  buildRestore,
  buildRestoresApplication,
} from '../recovery/restoreManifests';
import { buildTeamProject } from '../teams/teamProject';
import { decodeClusterIntent } from './clusterIntent';
import { buildClusterFiles } from './clusterOnboarding';
import { fullPlatform } from './platform/__testUtils__/fullPlatform';
import { decodePlatformIntent } from './platform/platformIntent';
import { buildPlatform } from './platform/platformManifests';
import { Manifest, validateManifest } from './typedModels';

const contracts = process.env.FLEET_CONTRACTS;
const withContracts = contracts ? describe : describe.skip;
const folders = [
  'argo-cd',
  'cert-manager',
  'cluster-api',
  'external-secrets',
  'kyverno',
  'velero',
];

const integrations = ScmIntegrations.fromConfig(new ConfigReader({}));

const inputOf = ({ example }: { example: string }) =>
  parse(example).steps[0].input;

/** Every manifest that the examples of the actions write. */
function manifests(): Manifest[] {
  const applicationSets = createExamples.map(example => {
    const { catalog: _, ...input } = inputOf(example);
    const decoded = decodeApplicationSetIntent(input);
    if (!decoded.ok) throw new Error(JSON.stringify(decoded.problems));
    return buildApplicationSet(decoded.intent);
  });
  const clusters = onboardExamples.flatMap(example => {
    const decoded = decodeClusterIntent(inputOf(example));
    if (!decoded.ok) throw new Error(JSON.stringify(decoded.problems));
    return buildClusterFiles(decoded.intent).flatMap(file => file.manifests);
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

/** Kinds whose CRD is not among the contracts. */
const withoutContract = [
  'cilium.io/v2 CiliumClusterwideNetworkPolicy',
  'velero.io/v1 VolumeSnapshotLocation',
];

/** Every definition of a cluster that the examples write. */
function definitions(): ClusterApiManifest[] {
  return provisionExamples.flatMap(example => {
    const decoded = decodeProvision(inputOf(example));
    if (!decoded.ok) throw new Error(JSON.stringify(decoded.problems));
    return buildDefinition(decoded.intent);
  });
}

type Schema = { [key: string]: unknown };
const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The API server prunes fields that a schema does not know; here they are errors. */
function closed(schema: Schema): Schema {
  const copy = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [
      key,
      isSchema(value) ? closed(value) : value,
    ]),
  );
  const open =
    copy['x-kubernetes-preserve-unknown-fields'] === true ||
    'additionalProperties' in copy;
  return isSchema(copy.properties) && typeof copy.type === 'string' && !open
    ? { ...copy, additionalProperties: false }
    : copy;
}

function schemas(root: string): Map<string, ValidateFunction> {
  const ajv = new Ajv({ strict: false, validateFormats: false });
  const found = new Map<string, ValidateFunction>();
  for (const folder of folders) {
    for (const file of readdirSync(path.join(root, folder))) {
      if (!file.endsWith('.yaml')) continue;
      const crd = parse(readFileSync(path.join(root, folder, file), 'utf8'));
      for (const version of crd.spec.versions) {
        const key = `${crd.spec.group}/${version.name} ${crd.spec.names.kind}`;
        const schema = closed(version.schema.openAPIV3Schema);
        schema.properties = {
          ...(isSchema(schema.properties) ? schema.properties : {}),
          metadata: { type: 'object' },
        };
        found.set(key, ajv.compile(schema));
      }
    }
  }
  return found;
}

const builtInKey = /^(v1|rbac\.authorization\.k8s\.io\/v1) /;
const schemaKey = ({ apiVersion, kind }: Manifest | ClusterApiManifest) =>
  `${apiVersion} ${kind}`;

describe('generated manifests', () => {
  it.each(manifests().map(one => [one.kind, one.metadata?.name, one] as const))(
    '%s %s fits its typed model',
    async (_kind, _name, manifest) => {
      await expect(validateManifest(manifest)).resolves.toBeUndefined();
    },
  );

  it('a manifest that does not fit its typed model is refused by name', async () => {
    const broken = JSON.parse(
      '{"kind":"ClusterRole","metadata":{"name":"x"},"rules":3}',
    );
    await expect(validateManifest(broken)).rejects.toThrow(
      /ClusterRole 'x' would not be valid: .*rules/,
    );
  });

  const builtIn = [
    ...new Set(
      manifests()
        .map(schemaKey)
        .filter(
          key =>
            !/argoproj|cert-manager|cilium|external-secrets|kyverno|velero/.test(
              key,
            ),
        ),
    ),
  ];
  it(`belong to Kubernetes itself otherwise: ${builtIn.join(', ')}`, () => {
    for (const key of builtIn) {
      expect(key).toMatch(builtInKey);
    }
  });
});

withContracts('generated manifests (FLEET_CONTRACTS)', () => {
  it('fit their CRD, with no field that it does not know', () => {
    const known = schemas(contracts ?? '');
    const checked = manifests().filter(one => known.has(schemaKey(one)));
    expect(new Set(checked.map(({ kind }) => kind))).toEqual(
      new Set([
        'Application',
        'ApplicationSet',
        'AppProject',
        'BackupStorageLocation',
        'ClusterIssuer',
        'ClusterPolicy',
        'ClusterSecretStore',
        'ExternalSecret',
        'Restore',
        'Schedule',
      ]),
    );
    // The CRD of EKSConfigTemplate is not among the contracts.
    const eks = definitions().filter(
      ({ kind }) => kind === 'EKSConfigTemplate',
    );
    const made = definitions().filter(one => known.has(schemaKey(one)));
    expect(made).toHaveLength(definitions().length - eks.length);
    for (const manifest of [...checked, ...made]) {
      const validate = known.get(schemaKey(manifest));
      expect([validate?.(manifest), validate?.errors]).toEqual([true, null]);
    }
  });

  it(`have a CRD here, but for those of Kubernetes and ${withoutContract.join(
    ' and ',
  )}`, () => {
    const known = schemas(contracts ?? '');
    const unknown = manifests()
      .map(schemaKey)
      .filter(key => !known.has(key) && !builtInKey.test(key));
    expect([...new Set(unknown)].sort()).toEqual(withoutContract);
  });
});
