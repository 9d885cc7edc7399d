/** How the templates of an ApplicationSet name what a generator told them. */
export interface TemplateParameters {
  /** A parameter by its path, for example `path.basename`. */
  of(path: string): string;
  /** The same as a part of a name of Kubernetes. */
  namePart(path: string): string;
  /** A label of the cluster, which the generator asks for. */
  label(key: string): string;
  /** The parameter `env` where a merge has set it, and otherwise the label. */
  labelUnlessMerged(key: string): string;
}

/** Templates of Go: `goTemplate: true`. */
export const goParameters: TemplateParameters = {
  of: path => `{{.${path}}}`,
  namePart: path => `{{.${path} | normalize}}`,
  label: key => `{{${labelOf(key)}}}`,
  labelUnlessMerged: key => `{{dig "env" (${labelOf(key)}) .}}`,
};

/** The older templates, which replace words and know no functions. */
export const plainParameters: TemplateParameters = {
  of: path => `{{${path}}}`,
  namePart: path => `{{${path}}}`,
  label: key => `{{${plainLabel(key)}}}`,
  labelUnlessMerged: key => `{{${plainLabel(key)}}}`,
};

/** The one parameter of a label, as a merge can replace it in the older templates. */
export function plainLabel(key: string): string {
  return `metadata.labels.${key}`;
}

/** `index` also reads keys with dots and slashes. */
function labelOf(key: string): string {
  return /^[A-Za-z_]\w*$/.test(key)
    ? `.metadata.labels.${key}`
    : `index .metadata.labels "${key}"`;
}
