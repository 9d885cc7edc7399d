import type { ClusterRef } from '@fleet-portal/backstage-plugin-fleet-common';

/** The page of a cluster in Grafana, of a template with {{hub}} and {{cluster}}. */
export function grafanaLink(
  template: string | undefined,
  { hub, name }: ClusterRef,
): string | undefined {
  return template
    ?.replace(/\{\{\s*hub\s*\}\}/g, () => encodeURIComponent(hub))
    .replace(/\{\{\s*cluster\s*\}\}/g, () => encodeURIComponent(name));
}
