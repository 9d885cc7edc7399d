import { HubRefusal, NotEvaluable } from './failures';
import { goQuote } from './gotemplate/format';
import { sameValue } from './gotemplate/functions/comparison';
import { cloneValue, isMap, newMap, Value, ValueMap } from './values';
import { parseYaml } from './yaml';

/**
 * Applies a rendered `templatePatch` to an Application: a strategic merge
 * patch. Maps are merged, null removes, lists are replaced (finalizers are
 * added to); `spec.project` cannot be changed.
 *
 * @throws HubRefusal when it is no patch for an Application;
 * @throws NotEvaluable for directives other than `$patch: replace|delete`.
 */
export function applyTemplatePatch(
  application: ValueMap,
  source: string,
): ValueMap {
  let patch: Value;
  try {
    patch = parseYaml(source);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new HubRefusal(
      `error while converting template to json ${goQuote(source)}: ${reason}`,
      'spec.templatePatch',
    );
  }
  if (patch === null) return application;
  if (!isMap(patch)) {
    throw new HubRefusal(
      `invalid templatePatch ${goQuote(source)}: it is no map`,
      'spec.templatePatch',
    );
  }
  const patched = merge(application, patch, '');
  const { spec } = patched;
  if (isMap(spec) && isMap(application.spec)) {
    spec.project = application.spec.project ?? '';
  }
  return patched;
}

function merge(base: ValueMap, patch: ValueMap, path: string): ValueMap {
  const directive = patch.$patch;
  if (directive === 'replace') return strip(patch, path);
  if (directive === 'delete') return newMap();
  const cloned = cloneValue(base);
  const result = isMap(cloned) ? cloned : newMap();
  for (const key of Object.keys(patch)) {
    if (key === '$patch' && directive === 'merge') continue;
    refuseDirective(key);
    const incoming = patch[key];
    const present: Value | undefined = result[key];
    const at = `${path}.${key}`;
    if (incoming === null) delete result[key];
    else if (isMap(incoming)) {
      result[key] = merge(isMap(present) ? present : newMap(), incoming, at);
    } else if (
      at === '.metadata.finalizers' &&
      Array.isArray(incoming) &&
      Array.isArray(present)
    ) {
      const added = incoming.filter(
        item => !present.some(other => sameValue(item, other)),
      );
      result[key] = [...present, ...added];
    } else result[key] = cloneValue(incoming);
  }
  return result;
}

function strip(patch: ValueMap, path: string): ValueMap {
  const result = newMap();
  for (const key of Object.keys(patch)) {
    if (key === '$patch') continue;
    refuseDirective(`${path}${key}`.startsWith('$') ? key : '');
    result[key] = cloneValue(patch[key]);
  }
  return result;
}

function refuseDirective(key: string): void {
  if (key.startsWith('$')) {
    throw new NotEvaluable(
      `templatePatch uses the directive ${key}, which the preview does not evaluate`,
    );
  }
}
