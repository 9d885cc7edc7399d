import type {
  ClusterRef,
  PlatformPart,
} from '@fleet-portal/backstage-plugin-fleet-common';

interface Remedy {
  template?: string;
  part?: PlatformPart;
}

/** Templates whose forms ask for a hub and a cluster. */
const aboutOneCluster = ['change-a-clusters-labels', 'equip-a-spoke'];

/**
 * Where the template of a remedy is, its form filled in with what is known: the
 * cluster, and the part that is missing. Undefined in a portal without templates.
 */
export function remedyForm(
  {
    ref,
    environment,
    region,
  }: { ref: ClusterRef; environment?: string; region?: string },
  { template, part }: Remedy,
  templateAt: ((name: string) => string) | undefined,
): string | undefined {
  if (!template || !templateAt) return undefined;
  const path = templateAt(template);
  if (!aboutOneCluster.includes(template)) return path;
  const filledIn = {
    hub: ref.hub,
    cluster: ref.name,
    ...(part && { environment, region, parts: [part] }),
  };
  return `${path}?formData=${encodeURIComponent(JSON.stringify(filledIn))}`;
}
