import {
  phrase,
  stringifyHubObjectRef,
  told,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { applicationSetTrouble } from '../applicationSetTrouble';
import type { FleetView } from '../FleetView';
import type { RankedItem } from './RankedItem';
import { inOrder, quotedSentence } from '../words';

/** ApplicationSets that fail to render: nothing new arrives from them. */
export function applicationSetItems(view: FleetView): RankedItem[] {
  return view.sets.flatMap(({ hub, facts, link }) => {
    const trouble = hub.heard ? applicationSetTrouble(facts) : undefined;
    if (!trouble) return [];
    const ref = {
      hub: hub.facts.name,
      namespace: facts.namespace,
      name: facts.name,
    };
    const rows = view.rowsOfSet(ref);
    const target = stringifyHubObjectRef(ref);
    return [
      {
        // What it would make is unknown; a hub of production is assumed to.
        production:
          rows.length > 0
            ? rows.some(row => row.place?.production)
            : view.places.some(
                place => place.production && place.ref.hub === ref.hub,
              ),
        item: {
          id: `applicationset/${target}`,
          kind: 'applicationSet' as const,
          state: 'notComparable' as const,
          subject: facts.name,
          ...told({
            headline: phrase('attention.doesNotRender', {
              hub: hub.facts.name,
            }),
            detail: inOrder(quotedSentence(trouble.message)),
          }),
          clusters: rows.flatMap(row => (row.place ? [row.place.ref] : [])),
          since: trouble.lastTransitionTime,
          owner: link.owner,
          entityRef: link.entityRef,
          applications: rows.length,
          next: {
            kind: 'applicationSet' as const,
            ...told({ label: phrase('attention.next.applicationSet') }),
            target,
          },
        },
      },
    ];
  });
}
