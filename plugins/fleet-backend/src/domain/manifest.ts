import type { HubApplicationSet } from '@fleet-portal/backstage-plugin-fleet-node';
import { stringify } from 'yaml';
import { withoutSecrets } from './withoutSecrets';

const stars = '********';

/**
 * An ApplicationSet as somebody would write it: no status, no managed fields;
 * Helm values and whatever else is secret are starred.
 */
export function applicationSetManifest(set: HubApplicationSet): string {
  const { namespace, name, labels, annotations } = set;
  const metadata = {
    name,
    namespace,
    ...(Object.keys(labels).length > 0 ? { labels } : {}),
    ...(Object.keys(annotations).length > 0 ? { annotations } : {}),
  };
  return stringify({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'ApplicationSet',
    metadata,
    spec: withoutSecrets(set.spec, stars).manifest,
  });
}
