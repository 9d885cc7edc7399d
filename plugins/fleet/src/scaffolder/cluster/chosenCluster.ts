import { isRecord } from '../formContext';

/** The cluster that the form has chosen, by `hub` and `cluster`; undefined while one of them is open. */
export function chosenCluster(
  form: unknown,
): { hub: string; name: string } | undefined {
  const { hub, cluster: name } = isRecord(form) ? form : {};
  return typeof hub === 'string' && hub && typeof name === 'string' && name
    ? { hub, name }
    : undefined;
}
