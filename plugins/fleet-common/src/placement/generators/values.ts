import { refusingWithin } from '../failures';
import { Renderer } from '../renderer';
import { stringMap } from '../values';
import { Params } from './context';

/**
 * Adds the `values` of a generator to its parameters. They may use the
 * parameters, but not one another.
 */
export function addValues(
  params: Params,
  values: Readonly<Record<string, string>>,
  renderer: Renderer,
): void {
  const entries = Object.entries(values).map(([key, value]) => ({
    key,
    value: refusingWithin(
      'failed to replace templated string: failed to replace templated string with rendered values',
      () => renderer.renderText(value, params),
    ),
  }));
  if (entries.length === 0) return;
  if (!renderer.goTemplate) {
    for (const { key, value } of entries) params[`values.${key}`] = value;
    return;
  }
  const rendered = stringMap({});
  for (const { key, value } of entries) rendered[key] = value;
  params.values = rendered;
}
