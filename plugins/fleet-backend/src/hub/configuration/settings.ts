import type {
  ExportedObject,
  MissingFromExport,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { parse } from 'yaml';
import { z } from 'zod';
import { textMap } from '../argocd/shapes';
import { exportObject } from './exportObject';

/** Settings in which client secrets stand. */
const secretSettings = ['dex.config', 'oidc.config'];

const settingsSchema = z.looseObject({ data: textMap });

/**
 * A ConfigMap of Argo CD without the settings that have secrets in them: those
 * of sign-in, and services of notifications whose tokens or addresses are
 * written out instead of pointing into a Secret.
 *
 * @throws ZodError
 */
export function exportSettings(input: unknown): ExportedObject {
  const { data, ...rest } = settingsSchema.parse(input);
  const isSecret = ([key, text]: [string, string]) =>
    secretSettings.includes(key) ||
    (key.startsWith('service.') && !isHarmless(text));
  const settings = Object.entries(data);
  const kept = Object.fromEntries(settings.filter(one => !isSecret(one)));
  const kind = { apiVersion: 'v1', kind: 'ConfigMap' };
  const object = exportObject(kind, { ...rest, data: kept });
  const taken = settings.filter(isSecret).map(([key]) => `data.${key}`);
  return { ...object, masked: [...taken, ...object.masked] };
}

/** Fields of a service of notifications that say nothing to an intruder. */
const plainFields = new Set([
  'apiURL',
  'enterpriseBaseURL',
  'from',
  'host',
  'icon',
  'name',
  'username',
]);

/** `$slack-token`, `Bearer $token`: the value itself is in a Secret. */
const reference = /^(?:(?:Basic|Bearer|GenieKey|token)\s+)?\$[\w:.-]+$/i;

function isHarmless(service: string): boolean {
  try {
    return everyTextIsPlain(parse(service), '');
  } catch {
    return false;
  }
}

function everyTextIsPlain(value: unknown, field: string): boolean {
  if (typeof value === 'string') {
    return value === '' || plainFields.has(field) || reference.test(value);
  }
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([key, one]) =>
    everyTextIsPlain(one, Array.isArray(value) ? field : key),
  );
}

/** A hub runs without either, but hardly anybody means it to. */
const expected = { 'argocd-cm': 'settings', 'argocd-rbac-cm': 'RBAC' };

/** Of the ConfigMaps that were found: those that an export should have had. */
export function missingSettings(
  found: readonly ExportedObject[],
): MissingFromExport[] {
  const names = new Set(found.map(({ name }) => name));
  return Object.entries(expected)
    .filter(([name]) => !names.has(name))
    .map(([name, what]) => ({
      what: `ConfigMap ${name} (${what})`,
      reason:
        'No ConfigMap of that name has the label app.kubernetes.io/part-of: argocd.',
      remedy: `Give it that label, which Argo CD asks for as well, or keep it in Git.`,
    }));
}
