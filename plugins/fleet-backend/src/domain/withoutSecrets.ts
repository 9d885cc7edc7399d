import { withoutCredentials } from './withoutCredentials';

type Manifest = Record<string, unknown>;

/** Keys whose text is a secret wherever they stand; references to one are not. */
const secretKey =
  /^(?:.*(?:password|passphrase|privatekey|apikey|accesskey|clientsecret)|token|bearertoken|secret)$/i;

/**
 * An object without what is secret, and the paths of what was taken out: Helm
 * values and parameters, values for config management plugins, keys that are
 * called like a secret, and credentials within URLs.
 *
 * @param mark - what stands in their place, for a manifest that is only read;
 *   parameters keep their names. Without one they are taken out: stars would be
 *   applied as a password.
 */
export function withoutSecrets(
  manifest: Manifest,
  mark?: string,
): {
  manifest: Manifest;
  masked: string[];
} {
  const masked: string[] = [];
  const take = (path: string, value: unknown) => {
    masked.push(path);
    return mark === undefined ? undefined : marked(value, mark);
  };

  const clean = (value: unknown, path: string): unknown => {
    if (typeof value === 'string') {
      const plain = withoutCredentials(value);
      if (plain !== value) masked.push(path);
      return plain;
    }
    if (Array.isArray(value)) {
      return value.map((one, index) => clean(one, `${path}[${index}]`));
    }
    return isManifest(value) ? cleanObject(value, path) : value;
  };

  const cleanObject = (object: Manifest, path: string): Manifest =>
    Object.fromEntries(
      Object.entries(object).flatMap(([key, value]) => {
        const inner = path === '' ? key : `${path}.${key}`;
        const next = cleanField(key, value, inner);
        return next === undefined ? [] : [[key, next]];
      }),
    );

  const cleanField = (key: string, value: unknown, path: string): unknown => {
    if (key === 'helm' && isManifest(value)) return cleanHelm(value, path);
    if (key === 'plugin' && isManifest(value)) return cleanPlugin(value, path);
    if (key === 'templatePatch' && mayHoldValues(value)) {
      return take(path, value);
    }
    if (secretKey.test(key) && typeof value === 'string') {
      return take(path, value);
    }
    return clean(value, path);
  };

  const cleanHelm = (helm: Manifest, path: string): Manifest =>
    cleanObject(
      without(helm, ['values', 'valuesObject', 'parameters'], path, take),
      path,
    );

  const cleanPlugin = (plugin: Manifest, path: string): Manifest => {
    const own = without(plugin, ['env', 'parameters'], path, take);
    const { input } = own;
    const generator = isManifest(input)
      ? { input: without(input, ['parameters'], `${path}.input`, take) }
      : {};
    return cleanObject({ ...own, ...generator }, path);
  };

  return { manifest: cleanObject(manifest, ''), masked };
}

function without(
  object: Manifest,
  keys: readonly string[],
  path: string,
  take: (path: string, value: unknown) => unknown,
): Manifest {
  return Object.fromEntries(
    Object.entries(object).flatMap(([key, value]) => {
      const next = keys.includes(key) ? take(`${path}.${key}`, value) : value;
      return next === undefined ? [] : [[key, next]];
    }),
  );
}

/** What differs may be seen of a parameter, not what it is. */
function marked(value: unknown, mark: string): unknown {
  if (!Array.isArray(value)) return mark;
  return value.map(one =>
    isManifest(one) ? { name: one.name, value: mark } : mark,
  );
}

/** A patch is text; what is within it cannot be told apart reliably. */
function mayHoldValues(patch: unknown): boolean {
  return (
    typeof patch === 'string' &&
    /helm|plugin|password|secret|token/i.test(patch)
  );
}

function isManifest(value: unknown): value is Manifest {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
