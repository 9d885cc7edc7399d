import Ajv, { ValidateFunction } from 'ajv';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import {
  contractFiles,
  contractFolders,
  definitions,
  kindOf,
  manifests,
  withoutContract,
} from './__testUtils__/generatedManifests';
import { validateManifest } from './typedModels';

const contracts = process.env.FLEET_CONTRACTS;
const withContracts = contracts ? describe : describe.skip;
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

const withAnyMetadata = (schema: Schema): Schema => ({
  ...schema,
  properties: {
    ...(isSchema(schema.properties) ? schema.properties : {}),
    metadata: { type: 'object' },
  },
});

const ours: ReadonlySet<string> = new Set(
  [...manifests(), ...definitions()].map(({ kind }) => kind),
);

/** To read a CRD takes long, and most are of kinds that we do not write. */
const mayBeOurs = (crd: string) => {
  const [, kind] = /^ {4}kind: (\w+)$/m.exec(crd) ?? [];
  return kind === undefined || ours.has(kind);
};

/** Of the CRDs of our kinds, each compiled when it is asked for. */
function schemas(root: string): Map<string, () => ValidateFunction> {
  const ajv = new Ajv({ strict: false, validateFormats: false });
  const found = new Map<string, () => ValidateFunction>();
  const files = contractFolders.flatMap(folder =>
    readdirSync(path.join(root, folder))
      .filter(file => file.endsWith('.yaml'))
      .map(file => `${folder}/${file}`),
  );
  const crds = [...files, ...contractFiles]
    .map(file => readFileSync(path.join(root, file), 'utf8'))
    .filter(mayBeOurs)
    .map(text => parse(text));
  for (const crd of crds) {
    for (const version of crd.spec.versions) {
      const key = `${crd.spec.group}/${version.name} ${crd.spec.names.kind}`;
      const { openAPIV3Schema: schema } = version.schema;
      let validate: ValidateFunction | undefined;
      found.set(key, () => {
        validate ??= ajv.compile(withAnyMetadata(closed(schema)));
        return validate;
      });
    }
  }
  return found;
}

const builtInKey = /^(v1|rbac\.authorization\.k8s\.io\/v1) /;

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
        .map(kindOf)
        .filter(
          key =>
            !/argoproj|cert-manager|cilium|cluster\.x-k8s|external-secrets|kyverno|submariner|velero/.test(
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
  let known: ReturnType<typeof schemas>;
  beforeAll(() => {
    known = schemas(contracts ?? '');
  });

  it('fit their CRD, with no field that it does not know', () => {
    const checked = manifests().filter(one => known.has(kindOf(one)));
    expect(new Set(checked.map(({ kind }) => kind))).toEqual(
      new Set([
        'Application',
        'ApplicationSet',
        'AppProject',
        'BackupStorageLocation',
        'Broker',
        'ClusterIssuer',
        'ClusterPolicy',
        'ClusterResourceSet',
        'ClusterSecretStore',
        'ExternalSecret',
        'Restore',
        'Schedule',
        'Submariner',
      ]),
    );
    const made = definitions().filter(one => known.has(kindOf(one)));
    for (const manifest of [...checked, ...made]) {
      const validate = known.get(kindOf(manifest))?.();
      expect([validate?.(manifest), validate?.errors]).toEqual([true, null]);
    }
  });

  it(`have a CRD here, but for those of Kubernetes and ${withoutContract.join(
    ', ',
  )}`, () => {
    const unknown = [...manifests(), ...definitions()]
      .map(kindOf)
      .filter(key => !known.has(key) && !builtInKey.test(key));
    expect([...new Set(unknown)].sort()).toEqual(withoutContract);
  });
});
