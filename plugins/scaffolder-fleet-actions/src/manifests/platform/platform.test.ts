import {
  PlatformPart,
  platformPartFiles,
  platformParts,
} from '@fleet-portal/backstage-plugin-fleet-common';
import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import {
  expectFieldNamed,
  hostile,
  runsOfField,
} from '../../__testUtils__/hostile';
import { validateManifest } from '../typedModels';
import { charts } from './charts';
import { mergeApplications, mergeManifests } from './mergeParts';
import { decodePlatformIntent, PlatformIntent } from './platformIntent';
import {
  applicationsFileOf,
  buildPlatform,
  PartManifests,
} from './platformManifests';
import { fullPlatform } from './__testUtils__/fullPlatform';

function decode(input: object): PlatformIntent {
  const decoded = decodePlatformIntent(input);
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.problems));
  return decoded.intent;
}

const build = (...parts: PlatformPart[]) =>
  buildPlatform(decode({ ...fullPlatform, parts }));

/** Text by path. */
type Repository = Map<string, string>;

/** What the repository holds once the parts were added to it. */
function equip(repository: Repository, parts: readonly PartManifests[]) {
  const next = new Map(repository);
  const file = applicationsFileOf(decode(fullPlatform));
  next.set(file, mergeApplications(file, repository.get(file), parts));
  for (const { path, manifests } of parts.flatMap(({ files }) => files)) {
    next.set(path, mergeManifests(path, repository.get(path), manifests));
  }
  return next;
}

const readAnew = (text: string) =>
  parseAllDocuments(text).map(document => document.toJS());

const texts = new Map<string, ReturnType<typeof readAnew>>();

/** The objects of a file; most choices of parts write the same ones again. */
function read(text: string) {
  const objects = texts.get(text) ?? readAnew(text);
  texts.set(text, objects);
  return objects;
}

interface Policy {
  metadata: { name: string; annotations: Record<string, string> };
  spec: {
    enableDefaultDeny?: { ingress: boolean; egress: boolean };
    ingress?: object[];
    egress?: object[];
  };
}

const waveOf = ({ metadata }: Policy) =>
  Number(metadata.annotations['argocd.argoproj.io/sync-wave']);

/** A section of rules denies the rest of its direction, unless it says otherwise. */
const denies = ({ spec }: Policy) =>
  (spec.enableDefaultDeny?.ingress ?? spec.ingress !== undefined) ||
  (spec.enableDefaultDeny?.egress ?? spec.egress !== undefined);

/** Policies of each Application of the repository, in the groups in which Argo CD applies them. */
function appliedInTurn(repository: Repository): Policy[][][] {
  const file = applicationsFileOf(decode(fullPlatform));
  return read(repository.get(file) ?? '').map(({ spec }) => {
    const folders = spec.sources.flatMap(
      (source: { path?: string }) => source.path ?? [],
    );
    const policies = [...repository]
      .filter(([path]) =>
        folders.some((folder: string) => path.startsWith(`${folder}/`)),
      )
      .flatMap(([, text]) => read(text))
      .filter(({ kind }) => kind === 'CiliumClusterwideNetworkPolicy');
    const waves = [...new Set(policies.map(waveOf))].sort((a, b) => a - b);
    return waves.map(wave => policies.filter(one => waveOf(one) === wave));
  });
}

const needed = ['allow-dns', 'allow-api-server', 'allow-vault', 'allow-hub'];

const someParts = fc
  .subarray([...platformParts], { minLength: 1 })
  .chain(chosen => fc.shuffledSubarray(chosen, { minLength: chosen.length }));

describe('platform parts', () => {
  it('never deny by default before DNS, the API server, Vault and the hub are allowed', () => {
    fc.assert(
      fc.property(
        fc.array(someParts, { minLength: 1, maxLength: 4 }),
        turns => {
          let repository: Repository = new Map();
          for (const parts of turns) {
            repository = equip(repository, build(...parts));
            for (const waves of appliedInTurn(repository)) {
              const applied = new Set<string>();
              for (const wave of waves) {
                const denying = wave.filter(denies);
                expect(
                  denying.length === 0 || needed.every(n => applied.has(n)),
                ).toBe(true);
                for (const { metadata } of wave) applied.add(metadata.name);
              }
            }
          }
        },
      ),
      runsOfField,
    );
  });

  it('all choices of them bring an Application each, and nothing twice', () => {
    for (let choice = 1; choice < 2 ** platformParts.length; choice += 1) {
      const chosen = platformParts.filter((_, bit) => choice & (1 << bit));
      const parts = build(...[...chosen].reverse());
      expect(parts.map(({ part }) => part)).toEqual(chosen);
      const once = equip(new Map(), parts);
      const file = applicationsFileOf(decode(fullPlatform));
      expect(read(once.get(file) ?? '').map(one => one.metadata.name)).toEqual(
        chosen.map(part => `prod-eu-3-${part}`),
      );
      const twice = equip(once, parts);
      for (const [path, text] of once) {
        expect(read(twice.get(path) ?? '')).toEqual(read(text));
      }
      expect([...twice.keys()]).toEqual([...once.keys()]);
    }
  });

  it('have the files that the form announces', () => {
    for (const { part, files } of build(...platformParts)) {
      expect(files.map(({ path }) => path)).toEqual(
        platformPartFiles[part].map(
          file => `platform/prod-hub/prod-eu-3/${part}/${file}`,
        ),
      );
    }
  });

  it('pin every chart, and read their manifests from the fleet repository', () => {
    for (const { part, application, files } of build(...platformParts)) {
      const sources = application.spec.sources ?? [];
      const versions = sources.flatMap(({ chart, targetRevision }) =>
        chart ? targetRevision ?? '' : [],
      );
      expect(versions).toHaveLength(charts[part] ? 1 : 0);
      expect(versions.filter(one => !/^v?\d+\.\d+\.\d+$/.test(one))).toEqual(
        [],
      );
      expect(sources.flatMap(one => one.path ?? [])).toEqual(
        files.length > 0 ? [`platform/prod-hub/prod-eu-3/${part}`] : [],
      );
      for (const { path } of files) {
        expect(path).toContain(`platform/prod-hub/prod-eu-3/${part}/`);
      }
    }
  });

  it.each(
    build(...platformParts).flatMap(({ application, files }) =>
      [application, ...files.flatMap(({ manifests }) => manifests)].map(
        one => [one.kind, one.metadata?.name, one] as const,
      ),
    ),
  )('%s %s fits its typed model', async (_kind, _name, manifest) => {
    await expect(validateManifest(manifest)).resolves.toBeUndefined();
  });

  it('keep what somebody wrote: comments, a mirror, an upgrade, values of their own', () => {
    const [built] = build('cert-manager');
    const file = 'clusters/prod-hub/prod-eu-3.platform.yaml';
    const edited = mergeApplications(file, undefined, [built])
      .replace('https://charts.jetstack.io', 'https://charts.example.com')
      .replace('v1.19.2', 'v1.20.0 # pinned by us')
      .replace('crds:', 'replicaCount: 2\n          crds:');
    const text = mergeApplications(file, edited, [built, ...build('kyverno')]);
    expect(text).toContain('v1.20.0 # pinned by us');
    expect(text).toContain('https://charts.example.com');
    expect(text).toContain('replicaCount: 2');
    expect(read(text).map(one => one.metadata.name)).toEqual([
      'prod-eu-3-cert-manager',
      'prod-eu-3-kyverno',
    ]);
    const asked = buildPlatform(
      decode({
        ...fullPlatform,
        parts: ['cert-manager'],
        certManager: { ...fullPlatform.certManager, version: 'v1.21.0' },
      }),
    );
    expect(mergeApplications(file, text, asked)).toContain('v1.21.0');
  });

  it('say what an operator does with credentials of their own, and hold none', () => {
    const commands = build(...platformParts).flatMap(part => part.commands);
    expect(commands).toEqual([
      'vault auth enable -path=kubernetes/prod-eu-3 kubernetes',
      expect.stringMatching(
        /^vault write auth\/kubernetes\/prod-eu-3\/config kubernetes_host="\$\(kubectl --context prod-eu-3 /,
      ),
      `echo 'path "secret/data/fleet/prod/prod-eu-3/*" { capabilities = ["read"] }' | vault policy write fleet-prod-eu-3 -`,
      'vault write auth/kubernetes/prod-eu-3/role/external-secrets bound_service_account_names=external-secrets bound_service_account_namespaces=external-secrets policies=fleet-prod-eu-3 ttl=15m',
      'vault kv put -mount=secret fleet/prod/prod-eu-3/velero cloud=@credentials-velero',
      'vault kv put -mount=secret fleet/prod/prod-eu-3/thanos accessKey=@thanos-access-key secretKey=@thanos-secret-key',
    ]);
  });

  it.each<[string, object, string]>([
    ['no part', { parts: [] }, 'parts: it is empty; choose at least one part'],
    ['an unknown part', { parts: ['istio'] }, 'parts[0]: it must be one of'],
    [
      'cert-manager without an address',
      { parts: ['cert-manager'], certManager: {} },
      'certManager.email: cert-manager needs it',
    ],
    [
      'a default-deny policy that would cut the hub off',
      { parts: ['default-deny'], defaultDeny: { hubAddresses: [] } },
      'defaultDeny.hubAddresses: the default-deny policy needs it, or the hub',
    ],
    [
      'a default-deny policy that would cut Vault off',
      { parts: ['default-deny'], externalSecrets: {} },
      'externalSecrets.vaultServer: the default-deny policy needs it',
    ],
    [
      'all addresses as those of the hub',
      { defaultDeny: { hubAddresses: ['0.0.0.0/0'] } },
      "defaultDeny.hubAddresses[0]: '0.0.0.0/0' is every address",
    ],
    [
      "backups in the cluster's own region",
      { velero: { ...fullPlatform.velero, region: 'eu-west-1' } },
      'velero.region: it is the region of the cluster',
    ],
    [
      'a version that is a range',
      { kyverno: { version: '3.x' } },
      "kyverno.version: '3.x' is not the version of a chart",
    ],
    [
      'Vault without TLS',
      { externalSecrets: { vaultServer: 'http://vault' } },
      "externalSecrets.vaultServer: 'http://vault' does not begin with https://",
    ],
  ])('%s is refused by the name of the field', (_, change, words) => {
    const decoded = decodePlatformIntent({ ...fullPlatform, ...change });
    const problems = decoded.ok ? [] : decoded.problems;
    expect(
      problems.map(({ field, message }) => `${field}: ${message}`),
    ).toContainEqual(expect.stringContaining(words));
  });

  const within = (key: keyof typeof fullPlatform, field: string) =>
    [
      `${key}.${field}`,
      (text: string) => ({
        [key]: { ...Object(fullPlatform[key]), [field]: text },
      }),
    ] as const;

  it.each<readonly [string, (text: string) => object]>([
    ['cluster', text => ({ cluster: text })],
    ['environment', text => ({ environment: text })],
    ['region', text => ({ region: text })],
    ['kubeContext', text => ({ kubeContext: text })],
    ['project', text => ({ project: text })],
    ['parts[0]', text => ({ parts: [text] })],
    [
      'defaultDeny.hubAddresses[0]',
      text => ({ defaultDeny: { hubAddresses: [text] } }),
    ],
    within('cilium', 'version'),
    within('certManager', 'email'),
    within('certManager', 'ingressClass'),
    within('certManager', 'acmeServer'),
    within('certManager', 'issuer'),
    within('externalSecrets', 'vaultServer'),
    within('externalSecrets', 'mount'),
    within('externalSecrets', 'authMount'),
    within('externalSecrets', 'role'),
    within('externalSecrets', 'store'),
    within('velero', 'bucket'),
    within('velero', 'region'),
    within('velero', 'schedule'),
    within('velero', 'keptFor'),
    within('velero', 'vaultPath'),
    within('thanos', 'bucket'),
    within('thanos', 'region'),
    within('thanos', 'endpoint'),
    within('thanos', 'vaultPath'),
    within('grafana', 'url'),
  ])('%s is read back as it was, or refused by name', (field, inputWith) => {
    fc.assert(
      fc.property(hostile, text => {
        const decoded = decodePlatformIntent({
          ...fullPlatform,
          ...inputWith(text),
        });
        expectFieldNamed(decoded, field);
        const parts = decoded.ok ? buildPlatform(decoded.intent) : [];
        for (const { application, files, commands } of parts) {
          const all = [application, ...files.flatMap(one => one.manifests)];
          for (const manifest of all) {
            expect(read(mergeManifests('x', undefined, [manifest]))).toEqual([
              JSON.parse(JSON.stringify(manifest)),
            ]);
            expect(JSON.stringify(manifest)).not.toMatch(
              /\{\{(?! \.(accessKey|secretKey) \| trim \}\})/,
            );
          }
          for (const { path } of files) {
            expect(path).toMatch(/^[\w.-]+(\/[\w.-]+)*\.yaml$/);
            expect(path.split('/')).not.toContain('..');
          }
          for (const command of commands) {
            expect(command).toMatch(/^(vault|echo 'path) [^\n;&`<>]*$/);
          }
        }
      }),
      runsOfField,
    );
  });
});
