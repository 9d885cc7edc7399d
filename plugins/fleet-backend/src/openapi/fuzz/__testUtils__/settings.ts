/** Parameters of the paths of a group, with names of what is there. */
export type KnownNames = readonly (readonly [
  group: string,
  names: Readonly<Record<string, readonly string[]>>,
])[];

/**
 * Backstage answers 404, not 405, to methods that no route has; and an address
 * that is too long for Node is refused as well as one that is wrong.
 */
const settings = `hooks = "addresses.py"

[checks]
unsupported_method.enabled = false
negative_data_rejection.expected-statuses = [400, 401, 403, 404, 431]
`;

/** How often a name is one that is there: with three of them, every other time. */
const probability = 0.8;

/**
 * The settings of Schemathesis, with dictionaries of names: chance alone would
 * never hit an object that is there.
 *
 * @throws Error for a path of which nobody has said yet what it is about
 */
export function settingsFor(
  paths: readonly string[],
  known: KnownNames,
): string {
  const dictionaries = known.flatMap(([group, names]) =>
    Object.entries(names).map(([parameter, values]) => {
      if (values.length === 0) throw new Error(`No ${parameter} for ${group}`);
      const key = dictionaryOf(group, parameter);
      return `[dictionaries.${key}]\nvalues = ${JSON.stringify(values)}\n`;
    }),
  );
  const operations = paths
    .filter(path => path.includes('{'))
    .map(path => {
      const [group, names] =
        known.find(([prefix]) => path.startsWith(`/${prefix}/`)) ?? [];
      const bindings = [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => {
        if (!group || !names?.[parameter]) {
          throw new Error(`Nothing to put for ${parameter} in ${path}`);
        }
        const dictionary = JSON.stringify(dictionaryOf(group, parameter));
        return `"path.${parameter}" = { dictionary = ${dictionary}, probability = ${probability} }`;
      });
      return [
        '[[operations]]',
        `include-path = ${JSON.stringify(path)}`,
        '[operations.parameters]',
        ...bindings,
        '',
      ].join('\n');
    });
  return [settings, ...dictionaries, ...operations].join('\n');
}

function dictionaryOf(group: string, parameter: string): string {
  return `${group}-${parameter}`;
}
