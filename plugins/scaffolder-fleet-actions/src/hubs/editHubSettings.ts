import { InputError } from '@backstage/errors';
import { quote } from '@fleet-portal/backstage-plugin-fleet-common';
import type { Document } from 'yaml';
import { z } from 'zod';
import { valueIn } from '../applicationSets/applicationSetDocument';
import { editedText, parseEditable } from '../yaml/editableYaml';
import { reconcileAt } from '../yaml/reconcile';
import type { HubSettings } from './hubSettings';
import { configMapPlaces, helmPlaces, SettingPlace } from './settingPlaces';

/** One setting that is other than before. */
export interface SettingChange {
  /** Where it is, for people: `repoServer.env[ARGOCD_EXEC_TIMEOUT]`. */
  key: string;
  before?: string;
  after: string;
}

const CONFIG_MAP = 'argocd-cmd-params-cm';

/**
 * Sets what is given in the file that configures a hub's Argo CD: Helm values,
 * or the ConfigMap argocd-cmd-params-cm. Comments and order stay.
 *
 * @throws InputError for a file that is neither, and for what it cannot say
 */
export function editHubSettings(
  path: string,
  text: string,
  settings: HubSettings,
): { content: string; changes: SettingChange[] } {
  const documents = parseEditable(
    text,
    line =>
      `${quote(
        path,
      )} is not YAML in line ${line}; mend it in the fleet repository`,
  );
  const document = documentOf(path, documents);
  const isConfigMap = document.has('kind');
  const places = isConfigMap ? configMapPlaces : helmPlaces;
  const changes: SettingChange[] = [];
  for (const [setting, value] of Object.entries(settings)) {
    if (value === undefined) continue;
    const place = new Map(Object.entries(places)).get(setting);
    if (!place) {
      throw new InputError(
        `${setting}: ${CONFIG_MAP} cannot say it; name the Helm values of your Argo CD as path`,
      );
    }
    const change = set(path, document, place, value);
    if (change) changes.push(change);
  }
  return {
    content: changes.length > 0 ? editedText(documents, text) : text,
    changes,
  };
}

function documentOf(path: string, documents: readonly Document[]): Document {
  const found = documents.filter(document => {
    const kind = document.get('kind');
    return (
      kind === undefined ||
      (kind === 'ConfigMap' &&
        document.getIn(['metadata', 'name']) === CONFIG_MAP)
    );
  });
  if (found.length === 1) return found[0];
  throw new InputError(
    `path: ${quote(
      path,
    )} is neither one file of Helm values nor one with the ConfigMap ${CONFIG_MAP}`,
  );
}

const variablesSchema = z
  .array(z.looseObject({ name: z.string(), value: z.unknown().optional() }))
  .default([]);

function set(
  file: string,
  document: Document,
  { path, variable, asText }: SettingPlace,
  value: string | number,
): SettingChange | undefined {
  const options = { file, others: 'keep' as const };
  const present = valueIn(document, path);
  if (variable === undefined) {
    const wanted = asText ? String(value) : value;
    if (present === wanted) return undefined;
    reconcileAt(document, path, wanted, options);
    return changeOf(path.join('.'), present, wanted);
  }
  const decoded = variablesSchema.safeParse(present ?? []);
  if (!decoded.success) {
    throw new InputError(
      `path: in ${quote(file)} ${path.join(
        '.',
      )} is not a list of variables, each with a name`,
    );
  }
  const variables = decoded.data;
  const index = variables.findIndex(({ name }) => name === variable);
  const before = variables[index]?.value;
  const wanted = String(value);
  if (before === wanted) return undefined;
  const changed = { name: variable, value: wanted };
  const list =
    index < 0
      ? [...variables, changed]
      : variables.map((one, at) => (at === index ? changed : one));
  reconcileAt(document, path, list, options);
  return changeOf(`${path.join('.')}[${variable}]`, before, wanted);
}

function changeOf(
  key: string,
  before: unknown,
  after: string | number,
): SettingChange {
  const was = before === undefined || before === null ? undefined : before;
  return {
    key,
    before: was === undefined ? undefined : String(was),
    after: String(after),
  };
}
