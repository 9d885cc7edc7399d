import { HubRefusal } from '../failures';
import { cloneValue, isMap, newMap, Value } from '../values';
import { parseYaml } from '../yaml';
import { Params } from './context';
import { ListSpec } from './generator';

/** One set of parameters for each element, then for each of `elementsYaml`. */
export function generateList(spec: ListSpec, goTemplate: boolean): Params[] {
  const params = spec.elements.map((element, index) =>
    goTemplate ? copy(element) : flatElement(element, index),
  );
  return [...params, ...yamlElements(spec.elementsYaml)];
}

function copy(element: Params): Params {
  const copied = cloneValue(element);
  return isMap(copied) ? copied : newMap();
}

/** Without `goTemplate` the hub takes texts only. */
function flatElement(element: Params, index: number): Params {
  const params = newMap();
  const add = (name: string, value: Value, key: string) => {
    if (typeof value !== 'string') {
      throw new HubRefusal(
        `error parsing value as string: "${key}" is no text`,
        `list.elements.${index}.${key}`,
      );
    }
    params[name] = value;
  };
  for (const key of Object.keys(element)) {
    const value = element[key];
    if (key !== 'values') {
      add(key, value, key);
      continue;
    }
    if (!isMap(value)) {
      throw new HubRefusal(
        'error parsing values map',
        `list.elements.${index}.values`,
      );
    }
    for (const name of Object.keys(value)) {
      add(`values.${name}`, value[name], `values.${name}`);
    }
  }
  return params;
}

function yamlElements(source: string): Params[] {
  if (source === '') return [];
  let parsed: Value;
  try {
    parsed = parseYaml(source) ?? [];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new HubRefusal(
      `error unmarshling decoded ElementsYaml ${reason}`,
      'list.elementsYaml',
    );
  }
  if (!Array.isArray(parsed)) {
    throw new HubRefusal(
      'error unmarshling decoded ElementsYaml: it is no list of maps',
      'list.elementsYaml',
    );
  }
  return parsed.map(element => {
    if (isMap(element)) return element;
    if (element === null) return newMap();
    throw new HubRefusal(
      'error unmarshling decoded ElementsYaml: it is no list of maps',
      'list.elementsYaml',
    );
  });
}
