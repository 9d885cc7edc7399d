import { Entity } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import {
  ApplicationSetManifest,
  buildApplicationSet,
  decodeApplicationSetIntent,
  manifestYaml,
  valuesYaml,
} from '@fleet-portal/backstage-plugin-fleet-common';
import fc from 'fast-check';
import { parse } from 'yaml';
import {
  expectFieldNamed,
  hostile,
  runsOfField,
  runsOfText,
} from '../__testUtils__/hostile';
import { buildCatalogEntity } from './catalogEntity';
import { decodeClusterIntent } from './clusterIntent';
import { decodeLabelChange, editClusterLabels } from './clusterLabels';
import { buildClusterFiles, operatorCommands } from './clusterOnboarding';
import {
  ClusterRecord,
  decodeRetirement,
  farewellCommands,
} from './clusterRetirement';

const serviceInput = {
  name: 'loyalty-points',
  hubs: ['prod-hub'],
  generator: { clusters: { selector: { matchLabels: { env: 'prod' } } } },
  project: 'shop',
  namespace: 'loyalty',
  repository: { repoUrl: 'github.com?owner=acme&repo=fleet' },
  source: { path: 'charts/service' },
};

type Spec = ApplicationSetManifest['spec'];
type Place = (manifest: ApplicationSetManifest) => unknown;
const source = (spec: Spec) =>
  spec.template.spec.source ?? spec.template.spec.sources?.[0];
const generatorOf = (manifest: ApplicationSetManifest) =>
  manifest.spec.generators[0];
const selector = (manifest: ApplicationSetManifest) => {
  const generator = generatorOf(manifest);
  return 'clusters' in generator ? generator.clusters.selector : {};
};
const listed = (element: object) => ({
  generator: {
    list: { elements: [{ cluster: 'prod-eu-1', env: 'prod', ...element }] },
  },
});
const firstElement = (manifest: ApplicationSetManifest) => {
  const generator = generatorOf(manifest);
  return 'list' in generator ? generator.list.elements[0] : undefined;
};
const inGit = (git: object) => ({
  generator: { git: { files: [{ path: 'a/*.yaml' }], ...git } },
});
const gitOf = (manifest: ApplicationSetManifest) => {
  const generator = generatorOf(manifest);
  return 'git' in generator ? generator.git : undefined;
};
const inFolders = (git: object) => ({
  generator: {
    git: {
      directories: [{ path: 'a/*' }],
      values: { cluster: 'prod-eu-1', env: 'prod' },
      ...git,
    },
  },
});
const folders = { git: { directories: [{ path: 'a/*' }] } };
const inMatrix = (first: object, second: object) => ({
  generator: { matrix: { generators: [first, second] } },
});
const partOf = (manifest: ApplicationSetManifest, index: number) => {
  const generator = generatorOf(manifest);
  return 'matrix' in generator ? generator.matrix.generators[index] : undefined;
};
/** With the older templates, where a merge writes the label by its whole key. */
const merging = (element: object, goTemplate = true) => ({
  goTemplate,
  generator: {
    merge: {
      generators: [
        serviceInput.generator,
        { list: { elements: [{ cluster: 'a', env: 'b', ...element }] } },
      ],
    },
  },
});
const changed = (manifest: ApplicationSetManifest) => {
  const generator = generatorOf(manifest);
  const list = 'merge' in generator && generator.merge.generators[1];
  return list && 'list' in list ? list.list.elements[0] : {};
};

/** Field, the input with the text in it, and where the text must come out again. */
const serviceFields: [string, (text: string) => object, Place][] = [
  ['name', text => ({ name: text }), m => m.metadata.name],
  [
    'entityRef',
    text => ({ entityRef: text }),
    m => m.metadata.annotations['backstage.io/entity-ref'],
  ],
  ['hubs[0]', text => ({ hubs: [text] }), () => undefined],
  [
    'generator.clusters.selector.matchLabels.env',
    text => ({
      generator: { clusters: { selector: { matchLabels: { env: text } } } },
    }),
    m => selector(m).matchLabels?.env,
  ],
  [
    'generator.clusters.selector.matchLabels',
    text => ({
      generator: {
        clusters: {
          selector: { matchLabels: Object.fromEntries([[text, 'x']]) },
        },
      },
    }),
    m => Object.keys(selector(m).matchLabels ?? {})[0],
  ],
  [
    'generator.clusters.selector.matchExpressions[0].values[0]',
    text => ({
      generator: {
        clusters: {
          selector: {
            matchExpressions: [{ key: 'env', operator: 'In', values: [text] }],
          },
        },
      },
    }),
    m => selector(m).matchExpressions?.[0].values?.[0],
  ],
  [
    'generator.list.elements[0].cluster',
    text => listed({ cluster: text }),
    m => firstElement(m)?.cluster,
  ],
  [
    'generator.list.elements[0].env',
    text => listed({ env: text }),
    m => firstElement(m)?.env,
  ],
  [
    'generator.git.files[0].path',
    text => inGit({ files: [{ path: text }] }),
    m => gitOf(m)?.files?.[0].path,
  ],
  [
    'generator.git.revision',
    text => inGit({ revision: text }),
    m => gitOf(m)?.revision,
  ],
  [
    'generator.git.repoURL',
    text => inGit({ repoURL: text }),
    m => gitOf(m)?.repoURL,
  ],
  [
    'generator.git.directories[0].path',
    text => inFolders({ directories: [{ path: text }] }),
    m => gitOf(m)?.directories?.[0].path,
  ],
  [
    'generator.git.values.cluster',
    text => inFolders({ values: { cluster: text, env: 'prod' } }),
    m => gitOf(m)?.values?.cluster,
  ],
  [
    'generator.git.values.env',
    text => inFolders({ values: { cluster: 'a', env: text } }),
    m => gitOf(m)?.values?.env,
  ],
  [
    'generator.matrix.generators[0].git.directories[0].path',
    text =>
      inMatrix(
        { git: { directories: [{ path: text }] } },
        serviceInput.generator,
      ),
    m => {
      const part = partOf(m, 0);
      return part && 'git' in part ? part.git.directories?.[0].path : undefined;
    },
  ],
  [
    'generator.matrix.generators[1].clusters.selector.matchLabels.env',
    text =>
      inMatrix(folders, {
        clusters: { selector: { matchLabels: { env: text } } },
      }),
    m => {
      const part = partOf(m, 1);
      return part && 'clusters' in part
        ? part.clusters.selector.matchLabels?.env
        : undefined;
    },
  ],
  [
    'generator.merge.generators[1].list.elements[0].cluster',
    text => merging({ cluster: text }),
    m => changed(m).name,
  ],
  [
    'generator.merge.generators[1].list.elements[0].env',
    text => merging({ env: text }),
    m => changed(m).env,
  ],
  [
    'generator.merge.generators[1].list.elements[0].env',
    text => merging({ env: text }, false),
    m => changed(m)['metadata.labels.env'],
  ],
  [
    'applicationName',
    text => ({ applicationName: text, goTemplate: false }),
    m => m.spec.template.metadata.name,
  ],
  [
    'environmentLabel',
    text => ({ ...merging({}, false), environmentLabel: text }),
    m => Object.keys(changed(m))[1]?.slice('metadata.labels.'.length),
  ],
  ['project', text => ({ project: text }), m => m.spec.template.spec.project],
  [
    'namespace',
    text => ({ namespace: text }),
    m => m.spec.template.spec.destination.namespace,
  ],
  [
    'applicationName',
    text => ({ applicationName: text }),
    m => m.spec.template.metadata.name,
  ],
  [
    'repository.gitUrl',
    text => ({ repository: { ...serviceInput.repository, gitUrl: text } }),
    m => source(m.spec)?.repoURL,
  ],
  [
    'repository.repoUrl',
    text => ({ repository: { repoUrl: text } }),
    () => undefined,
  ],
  [
    'source.repoURL',
    text => ({ source: { path: 'a', repoURL: text } }),
    m => source(m.spec)?.repoURL,
  ],
  [
    'source.path',
    text => ({ source: { path: text } }),
    m => source(m.spec)?.path,
  ],
  [
    'source.targetRevision',
    text => ({ source: { path: 'a', targetRevision: text } }),
    m => source(m.spec)?.targetRevision,
  ],
  [
    'environmentLabel',
    text => ({ environmentLabel: text }),
    m =>
      Object.entries(m.spec.template.metadata.labels)
        .filter(([, value]) => value.includes('.metadata.labels'))
        .map(([key]) => key)[0],
  ],
  [
    'syncPolicy.retry.backoff.duration',
    text => ({ syncPolicy: { retry: { backoff: { duration: text } } } }),
    m => m.spec.template.spec.syncPolicy.retry.backoff.duration,
  ],
  [
    'generator.list.elements[0].region',
    text => listed({ region: text }),
    m => firstElement(m)?.region,
  ],
  [
    'values.regions[0].region',
    text => ({ values: { by: ['region'], regions: [{ region: text }] } }),
    () => undefined,
  ],
  [
    'values.clusters[0].cluster',
    text => ({ values: { by: ['cluster'], clusters: [{ cluster: text }] } }),
    () => undefined,
  ],
  [
    'helm.releaseName',
    text => ({ helm: { releaseName: text, values: 'a: 1' } }),
    m => {
      const name = source(m.spec)?.helm?.releaseName;
      return name === serviceInput.name ? undefined : name;
    },
  ],
  [
    'helm.values',
    text => ({ helm: { releaseName: 'a', values: text } }),
    m => source(m.spec)?.helm?.values,
  ],
  [
    'kustomize.overlays[0].name',
    text => ({ kustomize: { overlays: [{ name: text }] } }),
    () => undefined,
  ],
  [
    'rollingSync[0].environments[0]',
    text => ({ rollingSync: [{ environments: [text] }] }),
    m => m.spec.strategy?.rollingSync.steps[0].matchExpressions[0].values[0],
  ],
  [
    'rollingSync[0].maxUpdate',
    text => ({ rollingSync: [{ environments: ['a'], maxUpdate: text }] }),
    m => {
      const most = m.spec.strategy?.rollingSync.steps[0].maxUpdate;
      return most === undefined ? undefined : String(most);
    },
  ],
];

/** What is written is read back as it was. YAML 1.2 is what Backstage reads, 1.1 what Argo CD does. */
function expectWritten(objects: readonly object[]) {
  for (const object of objects) {
    const text = manifestYaml(object);
    const plain = JSON.parse(JSON.stringify(object));
    expect(parse(text)).toEqual(plain);
    expect(parse(text, { version: '1.1' })).toEqual(plain);
  }
}

/** What the values mean once they are written; a refusal means nothing. */
function written(typed: string): unknown {
  const result = valuesYaml(typed);
  return 'yaml' in result ? parse(result.yaml) : undefined;
}

function entityWith(description: string): Entity | InputError {
  try {
    const owner = 'group:default/shop';
    return buildCatalogEntity('loyalty-points', { owner, description });
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
}

const labelledSecret = (cluster: string) =>
  manifestYaml({
    kind: 'Secret',
    metadata: {
      labels: { 'argocd.argoproj.io/secret-type': 'cluster', tier: 'core' },
    },
    stringData: { name: cluster },
  });

describe('hostile strings', () => {
  it.each(serviceFields)(
    '%s of a service is read back as it was, or refused by name',
    (field, inputWith, place) => {
      fc.assert(
        fc.property(hostile, text => {
          const decoded = decodeApplicationSetIntent({
            ...serviceInput,
            ...inputWith(text),
          });
          const manifest = decoded.ok && buildApplicationSet(decoded.intent);
          expectWritten(manifest ? [manifest] : []);
          expect([undefined, text]).toContain(
            manifest ? place(manifest) : text,
          );
          expectFieldNamed(decoded, field);
        }),
        runsOfField,
      );
    },
  );

  const clusterInput = {
    hub: 'prod-hub',
    cluster: 'prod-eu-3',
    server: 'https://api.example.com',
    environment: 'prod',
  };
  const madeByClusterApi = {
    bootstrap: 'clusterResourceSet',
    repository: { repoUrl: 'github.com?owner=acme&repo=fleet' },
  };
  const clusterFields: [string, (text: string) => object][] = [
    ['hub', text => ({ hub: text })],
    ['cluster', text => ({ cluster: text })],
    ['server', text => ({ server: text })],
    ['environment', text => ({ environment: text })],
    ['region', text => ({ region: text })],
    ['labels[0].key', text => ({ labels: [{ key: text, value: 'x' }] })],
    ['labels[0].value', text => ({ labels: [{ key: 'x', value: text }] })],
    ['vault.path', text => ({ vault: { path: text } })],
    ['vault.mount', text => ({ vault: { mount: text } })],
    ['secretStore.name', text => ({ secretStore: { name: text } })],
    ['kubeContext', text => ({ kubeContext: text })],
    ['spokeNamespace', text => ({ spokeNamespace: text })],
    ['refreshInterval', text => ({ refreshInterval: text })],
    ['project', text => ({ project: text })],
    ['layout.clusters', text => ({ layout: { clusters: text } })],
    ['cluster', text => ({ ...madeByClusterApi, cluster: text })],
    [
      'layout.provisioning',
      text => ({ ...madeByClusterApi, layout: { provisioning: text } }),
    ],
  ];

  it.each(clusterFields)(
    '%s of a spoke is read back as it was, or refused by name',
    (field, inputWith) => {
      fc.assert(
        fc.property(hostile, text => {
          const decoded = decodeClusterIntent({
            ...clusterInput,
            ...inputWith(text),
          });
          const files = decoded.ok ? buildClusterFiles(decoded.intent) : [];
          for (const file of files) {
            expect(file.path).toMatch(/^[\w.+-]+(\/[\w.+-]+)*\.yaml$/);
            expect(file.path.split('/')).not.toContain('..');
            expectWritten(file.manifests);
          }
          const commands = decoded.ok ? operatorCommands(decoded.intent) : [];
          for (const command of commands) {
            // Outside of our own quoted template, only words that a shell leaves alone.
            expect(command.replace(/'[^']*'| \| vault/g, '')).toMatch(
              /^[\w.:@/= -]+$/,
            );
          }
          expectFieldNamed(decoded, field);
        }),
        runsOfField,
      );
    },
  );

  it.each<[string, (text: string) => object]>([
    ['set[0].key', text => ({ set: [{ key: text, value: 'x' }] })],
    ['set[0].value', text => ({ set: [{ key: 'tier', value: text }] })],
    ['remove[0]', text => ({ remove: [text] })],
    ['cluster', text => ({ cluster: text, remove: ['tier'] })],
    ['hub', text => ({ hub: text, remove: ['tier'] })],
  ])(
    '%s of a label change is read back, or refused by name',
    (field, inputWith) => {
      fc.assert(
        fc.property(hostile, text => {
          const decoded = decodeLabelChange({
            hub: 'prod-hub',
            cluster: 'prod-eu-3',
            ...inputWith(text),
          });
          expectFieldNamed(decoded, field);
          const { cluster = 'prod-eu-3', ...change } = decoded.ok
            ? decoded.change
            : {};
          const edited = editClusterLabels(labelledSecret(cluster), {
            ...change,
            cluster,
          });
          for (const version of ['1.1', '1.2'] as const) {
            const { 'argocd.argoproj.io/secret-type': type, ...labels } = parse(
              edited.text,
              { version },
            ).metadata.labels;
            expect([type, labels]).toEqual(['cluster', edited.labels]);
          }
        }),
        runsOfField,
      );
    },
  );

  const retired = {
    hub: 'prod-hub',
    cluster: 'prod-eu-3',
    repository: { repoUrl: 'github.com?owner=acme&repo=fleet' },
  };
  /** Words that a shell leaves alone. */
  const plainWords = /^[\w.:@/= -]+$/;
  const registrationOf = (name: string, key: string) =>
    manifestYaml({
      kind: 'ExternalSecret',
      metadata: { name },
      spec: {
        target: {
          template: {
            metadata: {
              labels: { 'argocd.argoproj.io/secret-type': 'cluster' },
            },
            data: { name: retired.cluster },
          },
        },
        data: [{ secretKey: 'token', remoteRef: { key } }],
      },
    });
  const accountOf = (namespace: string) => ({
    name: 'argocd-manager',
    path: 'bootstrap/prod-eu-3/argocd-manager.yaml',
    content: manifestYaml({
      kind: 'ServiceAccount',
      metadata: { name: 'argocd-manager', namespace },
    }),
  });

  it.each<[string, (text: string) => object]>([
    ['hub', text => ({ hub: text })],
    ['cluster', text => ({ cluster: text })],
    ['vault.mount', text => ({ vault: { mount: text } })],
    ['vault.portalPath', text => ({ vault: { portalPath: text } })],
    ['kubeContext', text => ({ kubeContext: text })],
    ['hubContext', text => ({ hubContext: text })],
  ])(
    '%s of a retirement is a plain word of a command, or refused by name',
    (field, inputWith) => {
      fc.assert(
        fc.property(hostile, text => {
          const decoded = decodeRetirement({ ...retired, ...inputWith(text) });
          expectFieldNamed(decoded, field);
          const commands = decoded.ok
            ? farewellCommands(decoded.retirement, {
                isLast: true,
                accounts: [accountOf('argocd')],
              })
            : [];
          for (const command of commands) expect(command).toMatch(plainWords);
        }),
        runsOfField,
      );
    },
  );

  it.each<[string, (text: string) => ClusterRecord]>([
    [
      'the name of an ExternalSecret',
      text => ({
        registration: registrationOf(text, 'a/b'),
        isLast: true,
        accounts: [],
      }),
    ],
    [
      'a path in Vault',
      text => ({
        registration: registrationOf('x', text),
        isLast: true,
        accounts: [],
      }),
    ],
    [
      'the namespace of an account',
      text => ({ isLast: false, accounts: [accountOf(text)] }),
    ],
  ])(
    '%s that the repository has is a plain word of a command, or refused',
    (_, recordOf) => {
      const decoded = decodeRetirement(retired);
      const commandsFor = (record: ClusterRecord) => {
        try {
          return decoded.ok ? farewellCommands(decoded.retirement, record) : [];
        } catch (error) {
          if (error instanceof InputError) return [];
          throw error;
        }
      };
      fc.assert(
        fc.property(hostile, text => {
          for (const command of commandsFor(recordOf(text))) {
            expect(command).toMatch(plainWords);
          }
        }),
        runsOfField,
      );
    },
  );

  it('a description is read back as it was, or refused by name', () => {
    fc.assert(
      fc.property(hostile, text => {
        const entity = entityWith(text);
        const refused = entity instanceof InputError;
        expectWritten(refused ? [] : [entity]);
        expect(
          refused
            ? entity.message.startsWith('catalog.description: ')
            : (entity.metadata.description ?? '') === text,
        ).toBe(true);
      }),
      runsOfText,
    );
  });

  it('the values of a chart mean the same after they are written', () => {
    const value = fc.dictionary(
      hostile.filter(text => text !== '__proto__'),
      hostile,
      { maxKeys: 4 },
    );
    fc.assert(
      fc.property(value, values => {
        const typed = manifestYaml(values);
        // A byte order mark at the start is the file's, not of its first key.
        fc.pre(!typed.startsWith('\uFEFF'));
        expect(written(typed)).toEqual(parse(typed));
      }),
      runsOfText,
    );
  });

  it('any text is taken for values and means the same, or is refused by name', () => {
    fc.assert(
      fc.property(hostile, text => {
        const decoded = decodeApplicationSetIntent({
          ...serviceInput,
          values: { common: text },
        });
        expectFieldNamed(decoded, 'values.common');
        const meant = decoded.ok ? parse(text) : null;
        expect(decoded.ok ? written(text) : null).toEqual(meant);
      }),
      runsOfText,
    );
  });
});
