import {
  AttentionItem,
  parseClusterRef,
  parseHubObjectRef,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { FleetLinks } from '../../hooks';

/** Where an item of the attention list leads to. */
export function attentionLinks(links: FleetLinks) {
  const next = ({ next: step }: AttentionItem): string | undefined => {
    // A reference that this version cannot read makes no link, not an error.
    try {
      switch (step.kind) {
        case 'cluster':
          return links.cluster(parseClusterRef(step.target));
        case 'application':
          return links.application(parseHubObjectRef(step.target));
        case 'applicationSet':
          return links.applicationSet(parseHubObjectRef(step.target));
        case 'hub':
          return `${links.clusters()}?hub=${encodeURIComponent(step.target)}`;
        case 'service':
          return links.entity?.(step.target);
        default:
          return undefined;
      }
    } catch {
      return undefined;
    }
  };
  const subject = (item: AttentionItem): string | undefined => {
    const [first] = item.clusters;
    if (item.kind === 'cluster' && first) return links.cluster(first);
    if (item.entityRef) return links.entity?.(item.entityRef);
    return item.kind === 'portal' ? undefined : next(item);
  };
  return { next, subject };
}
