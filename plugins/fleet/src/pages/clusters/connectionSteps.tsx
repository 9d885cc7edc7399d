import { ReactNode } from 'react';
import {
  ClusterSummary,
  stringifyClusterRef,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { PageLink } from '../../components/links';
import { FleetLinks } from '../../hooks';
import { FleetText } from '../../translation';

/** What to do about a cluster that does not answer us, first things first. */
export function connectionSteps(
  cluster: ClusterSummary,
  fleet: readonly ClusterSummary[],
  links: Pick<FleetLinks, 'regions'>,
  t: FleetText,
): ReactNode[] {
  const { probe, server, environment, region } = cluster;
  if (probe.state === 'unauthorized') return [t('cluster.stepToken')];
  if (probe.state !== 'unreachable') return [];
  const key = stringifyClusterRef(cluster.ref);
  const neighbours = fleet.filter(
    other =>
      region !== undefined &&
      other.region === region &&
      stringifyClusterRef(other.ref) !== key,
  );
  const answering = neighbours.filter(c => c.probe.state === 'reachable');
  const near =
    answering.length > 0
      ? t('cluster.stepNeighbours', {
          count: answering.length,
          names: answering
            .slice(0, 3)
            .map(c => c.ref.name)
            .join(', '),
        })
      : '';
  const regionIsSilent = neighbours.length > 0 && answering.length === 0;
  return [
    ...(regionIsSilent
      ? [t('cluster.stepRegion', { region: region ?? '' })]
      : []),
    `${t('cluster.stepServer', { server: hostOf(server) })} ${near}`.trim(),
    t('cluster.stepRefresh'),
    <>
      {t('cluster.stepTraffic')}{' '}
      {environment !== undefined && region !== undefined && (
        <PageLink to={links.regions(environment, region)}>
          {t('regions.runbook', { region, environment })}
        </PageLink>
      )}
    </>,
  ];
}

function hostOf(server: string): string {
  try {
    return new URL(server).host;
  } catch {
    return server;
  }
}
