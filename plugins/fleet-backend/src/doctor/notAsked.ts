import {
  ClusterRef,
  DoctorHub,
  DoctorSpoke,
  listOf,
  Phrase,
  phrase,
  quoted,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { AnyHubConfig, UnusableHub } from '../hubConfig';
import { checkResult, remedyOf } from './checkResult';

/** A hub that is not asked on purpose; undefined when it may be asked. */
export function mutedHub(
  hub: AnyHubConfig,
  now: number,
): DoctorHub | undefined {
  const { name, title, muted } = hub;
  if (!muted || now >= (muted.until ?? Infinity)) return undefined;
  const until =
    muted.until === undefined
      ? phrase('doctor.untilRemoved')
      : phrase('doctor.untilTime', {
          time: new Date(muted.until).toISOString(),
        });
  const said = { until: [until], reason: muted.reason };
  return {
    hub: name,
    title,
    verdict: 'muted',
    checks: [
      checkResult(
        'configuration',
        'skipped',
        muted.by
          ? phrase('doctor.mutedBy', { ...said, by: muted.by })
          : phrase('doctor.muted', said),
        remedyOf(phrase('doctor.unmute', { hub: name })),
      ),
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
    checks: [checkResult('configuration', 'failed', quoted(hub.reason))],
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
    words: Phrase,
  ): DoctorSpoke => ({
    ref,
    verdict: outcome === 'failed' ? 'broken' : 'attention',
    checks: [checkResult('access', outcome, words)],
  });
  if (!isHub) {
    return result('failed', phrase('doctor.strangeHub', { hub: ref.hub }));
  }
  if (!clusters) {
    return result('unknown', phrase('doctor.addressUnknown', { hub: ref.hub }));
  }
  const names = listOf(
    clusters.map(({ name }) => name),
    20,
  );
  // A cluster may be configured here before its hub registers it.
  return result(
    'warning',
    phrase('doctor.strangeCluster', {
      hub: ref.hub,
      cluster: ref.name,
      clusters: names,
    }),
  );
}
