import type { AttentionItem } from '@fleet-portal/backstage-plugin-fleet-common';

/** An item with what decides its place in the list. */
export interface RankedItem {
  readonly item: AttentionItem;
  readonly production: boolean;
}
