import { FieldProblem, lineField, objectField } from './fields';
import type { PlacementGenerator } from './generators';
import { quote } from './names';
import { helmValuesField } from './valuesIntent';

/** What Helm is told besides the values files; both are templates of what the generator tells of a cluster. */
export const helmSchema = objectField({
  releaseName: lineField(200).optional(),
  values: helmValuesField.optional(),
});

const braces = /\{\{(.*?)\}\}/gs;
const labels = /^metadata\.labels\.[A-Za-z_]\w*$/;

/**
 * Why the templates of a text are not those of the generator. Only what it
 * tells can be written, and no function: the hub would run it.
 */
export function templateProblems(
  field: string,
  text: string,
  {
    generator,
    goTemplate,
  }: { generator: PlacementGenerator; goTemplate: boolean },
): FieldProblem[] {
  const told = parametersOf(generator);
  const wrong = [...text.matchAll(braces)].find(([, inner]) => {
    const word = inner.trim();
    const name = goTemplate ? word.replace(/^\./, '') : word;
    const isDialect = word.startsWith('.') === goTemplate;
    return (
      !isDialect ||
      !(told.includes(name) || (told.includes('name') && labels.test(name)))
    );
  });
  if (!wrong) {
    return /\{\{|\}\}/.test(text.replace(braces, ''))
      ? [
          {
            field,
            message: 'it has braces without their counterpart; write {{…}}',
          },
        ]
      : [];
  }
  const dot = goTemplate ? '.' : '';
  const words = told.map(one => `{{${dot}${one}}}`).join(', ');
  const others = told.includes('name')
    ? ` and {{${dot}metadata.labels.env}} with any label`
    : '';
  return [
    {
      field,
      message: `${quote(
        wrong[0],
      )} is nothing that this generator tells; take ${words}${others}`,
    },
  ];
}

const ofFolders = ['path.basename', 'path.basenameNormalized'];

/** Names of what a generator tells of a cluster. */
function parametersOf(generator: PlacementGenerator): string[] {
  if ('matrix' in generator) {
    return [...parametersOf(generator.matrix.generators[1]), ...ofFolders];
  }
  if ('merge' in generator) return parametersOf(generator.merge.generators[0]);
  if ('clusters' in generator) return ['name', 'nameNormalized', 'server'];
  if ('git' in generator && 'directories' in generator.git) {
    return ['values.cluster', 'values.env', ...ofFolders];
  }
  return ['cluster', 'env'];
}

/** Problems of the release's name: each part has to fit into that of a release. */
export function releaseNameProblems(text: string): FieldProblem[] {
  return /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/.test(text.replace(braces, 'x'))
    ? []
    : [
        {
          field: 'helm.releaseName',
          message: `${quote(
            text,
          )} is not the name of a release; use lower-case letters, digits, '-' and what the generator tells`,
        },
      ];
}
