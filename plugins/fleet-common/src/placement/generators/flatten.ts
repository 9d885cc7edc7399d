import { isMap, Value, ValueMap } from '../values';

/** Entries of a tree with dotted names: `a.b`, `list.0`. Empty ones vanish. */
export function flatten(tree: ValueMap): [string, Value][] {
  const flat: [string, Value][] = [];
  const add = (name: string, value: Value) => {
    if (Array.isArray(value)) {
      value.forEach((item, index) => add(`${name}.${index}`, item));
    } else if (isMap(value)) {
      for (const key of Object.keys(value)) add(`${name}.${key}`, value[key]);
    } else flat.push([name, value]);
  };
  for (const key of Object.keys(tree)) add(key, tree[key]);
  return flat;
}
