import {
  HealthStatusCode,
  healthStatusCodes,
  TreeNode,
} from '@fleet-portal/backstage-plugin-fleet-common';

/**
 * Why an Application is Degraded: the words of the worst resource that has
 * any, workloads before what they own. Undefined when nothing in the tree is
 * worse than Progressing.
 */
export function degradedWords(tree: readonly TreeNode[]): string | undefined {
  const bad = tree
    .filter(node => node.health === 'Degraded' || node.health === 'Missing')
    .sort(
      (a, b) =>
        Number(b.message !== undefined) - Number(a.message !== undefined) ||
        harm(b.health) - harm(a.health) ||
        a.parentUids.length - b.parentUids.length ||
        a.name.localeCompare(b.name),
    );
  const [worst] = bad;
  if (!worst) return undefined;
  const { kind, name, message, health } = worst;
  if (message === undefined) return `${kind} ${name} is ${health}`;
  return message.includes(name) ? message : `${kind} ${name}: ${message}`;
}

function harm(health: HealthStatusCode | undefined): number {
  // Unknown is the last of the list, and says less than Degraded.
  return health === undefined ? -1 : healthStatusCodes.indexOf(health);
}
