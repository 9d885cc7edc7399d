import type { EntityLinks, HubFacts } from '../domain/facts';
import { defaultEnvironmentRules } from '../domain/environments';
import type { FleetView } from '../domain/FleetView';
import { FleetViewBuilder } from '../domain/FleetViewBuilder';
import { NOW } from './builders';
import { FakeSpokeVoices } from './FakeSpokeVoices';
import { linksByApplicationSet } from './links';

/** The view of one moment, as the service would make it. */
export function buildView(
  hubs: readonly HubFacts[],
  options: {
    spokes?: FakeSpokeVoices;
    ownNetwork?: boolean;
    links?: EntityLinks;
    reasons?: Record<string, string>;
  } = {},
): FleetView {
  const spokes = options.spokes ?? new FakeSpokeVoices();
  return new FleetViewBuilder({
    rules: defaultEnvironmentRules,
    links: options.links ?? linksByApplicationSet,
    staleAfterMs: 60_000,
  }).build({
    hubs,
    now: NOW,
    voices: {
      probe: ref => spokes.probe(ref),
      degradedReason: ref => options.reasons?.[ref.name],
      ownNetwork: options.ownNetwork
        ? {
            kind: 'ownNetwork',
            since: '2026-11-20T14:00:00.000Z',
            message: 'None of the spokes answers.',
          }
        : undefined,
    },
  });
}
