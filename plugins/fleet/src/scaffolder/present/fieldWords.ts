import type { FleetText } from '../../translation';

const named = [
  'generator',
  'rollingSync',
  'values',
  'helm',
  'kustomize',
  'source',
  'syncPolicy',
  'finalizer',
] as const;

/** What a field of the intent is about, `generator.clusters` as well; others by their name. */
export function fieldWords(field: string, t: FleetText): string {
  const [first] = field.split('.');
  const known = named.find(one => one === first);
  return known ? t(`present.fields.${known}`) : field;
}
