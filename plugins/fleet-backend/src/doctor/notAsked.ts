import type {
  ClusterRef,
  DoctorHub,
  DoctorSpoke,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { AnyHubConfig, UnusableHub } from '../hubConfig';

/** A hub that is not asked on purpose; undefined when it may be asked. */
export function mutedHub(
  hub: AnyHubConfig,
  now: number,
): DoctorHub | undefined {
  const { name, title, muted } = hub;
  if (!muted || now >= (muted.until ?? Infinity)) return undefined;
  const by = muted.by ? ` by ${muted.by}` : '';
  const until =
    muted.until === undefined
      ? 'until the setting is removed'
      : `until ${new Date(muted.until).toISOString()}`;
  return {
    hub: name,
    title,
    verdict: 'muted',
    checks: [
      {
        check: 'configuration',
        outcome: 'skipped',
        words: `It is muted${by} ${until}: ${muted.reason}.`,
        remedy: { words: `Remove fleet.hubs[${name}].muted to ask it again.` },
      },
    ],
    leaks: [],
  };
}

/** A hub whose entry in the configuration has a mistake. */
export function unusableHub(hub: UnusableHub): DoctorHub {
  return {
    hub: hub.name,
    title: hub.title,
    verdict: 'broken',
    checks: [{ check: 'configuration', outcome: 'failed', words: hub.reason }],
    leaks: [],
  };
}

/** An entry of `fleet.spokes` that no hub has a cluster for. */
export function strangeSpoke(
  ref: ClusterRef,
  isHub: boolean,
  clusters: readonly { name: string }[] | undefined,
): DoctorSpoke {
  const result = (
    outcome: 'failed' | 'warning' | 'unknown',
    words: string,
  ): DoctorSpoke => ({
    ref,
    verdict: outcome === 'failed' ? 'broken' : 'attention',
    checks: [{ check: 'access', outcome, words }],
  });
  if (!isHub) {
    return result(
      'failed',
      `fleet.spokes names hub ${ref.hub}, and no hub of fleet.hubs is called so.`,
    );
  }
  if (!clusters) {
    return result(
      'unknown',
      `Its address is known to hub ${ref.hub} only, which was not heard; set url in its entry of fleet.spokes to ask it all the same.`,
    );
  }
  const names = clusters.slice(0, 20).map(({ name }) => name);
  const more = clusters.length - names.length;
  // A cluster may be configured here before its hub registers it.
  return result(
    'warning',
    `Hub ${ref.hub} has no cluster ${ref.name}; it has ${names.join(', ')}${
      more > 0 ? ` and ${more} more` : ''
    }. Register it on the hub, or set cluster to the name that the hub uses.`,
  );
}
