import { RemovedApi, removedApi } from './removedApis';

/** A manifest whose API version some release of Kubernetes no longer serves. */
export interface DoomedDocument {
  readonly api: RemovedApi;
  /** Absent where a template computes it. */
  readonly name?: string;
}

const apiVersion = /^apiVersion:\s*["']?([\w./-]+)["']?\s*(?:#.*)?$/m;
const kind = /^kind:\s*["']?(\w+)["']?\s*(?:#.*)?$/m;
// A line is matched in one way only: else a long document takes for ever.
const name =
  /^metadata:[^\n]*\n(?:[ \t]+\S[^\n]*\n|[ \t]*\n)*?[ \t]+name:\s*["']?([\w.-]+)["']?\s*$/m;

/**
 * By the lines of each document, so that templates of Helm charts, which are no
 * YAML, are understood too; an API version that a template computes is not.
 */
export function doomedDocuments(text: string): DoomedDocument[] {
  return text.split(/^---.*$/m).flatMap(document => {
    const version = apiVersion.exec(document)?.[1];
    const of = kind.exec(document)?.[1];
    const api = version && of ? removedApi(version, of) : undefined;
    return api ? [{ api, name: name.exec(`${document}\n`)?.[1] }] : [];
  });
}
