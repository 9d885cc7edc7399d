import {
  ClusterSummary,
  stringifyClusterRef,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { bytesWords, roundWords } from '../../components/cluster';
import { Fact, Facts, LabelChips, Panel } from '../../components/layout';
import { CopyButton, PageLink } from '../../components/links';
import { VersionTag } from '../../components/VersionTag';
import { ShownCluster, useFleetLinks } from '../../hooks';
import { FleetText, useFleetText } from '../../translation';
import { minorReleasesBehind } from './clusterWords';
import styles from './ClusterPage.module.css';

/** Who the cluster is: hub, server, version, labels, size. */
export const ClusterFacts = ({
  detail,
  fleet,
}: {
  detail: ShownCluster;
  /** All clusters, to tell how far behind this one is. */
  fleet: readonly ClusterSummary[];
}) => {
  const t = useFleetText();
  const links = useFleetLinks();
  const { cluster } = detail;
  const { ref, server, labels, entityRef } = cluster;
  const behind = minorReleasesBehind(fleet).get(stringifyClusterRef(ref));
  const size = sizeWords(detail, t);
  const facts: Fact[] = [
    {
      term: t('cluster.hub'),
      value: (
        <>
          {ref.hub}
          {cluster.inCluster && `, ${t('cluster.inCluster')}`}
        </>
      ),
    },
    {
      term: t('cluster.server'),
      value: (
        <>
          <span className={styles.code}>{server}</span>{' '}
          <CopyButton value={server} what={t('cluster.server')} />
        </>
      ),
    },
    {
      term: t('cluster.kubernetes'),
      value: <VersionTag version={cluster.kubernetesVersion} behind={behind} />,
    },
    {
      term: t('cluster.labels'),
      value:
        Object.keys(labels).length > 0 ? (
          <LabelChips labels={labels} />
        ) : (
          t('cluster.noLabels')
        ),
    },
    ...(size ? [{ term: t('cluster.capacityLine'), value: size }] : []),
    ...(entityRef && links.entity
      ? [
          {
            term: t('cluster.entity'),
            value: (
              <PageLink to={links.entity(entityRef)}>
                {entityRef.replace(/^.*\//, '')}
              </PageLink>
            ),
          },
        ]
      : []),
  ];
  return (
    <Panel title={t('cluster.title')}>
      <Facts facts={facts} />
    </Panel>
  );
};

/** `4 nodes, 64 CPU, 250 GiB`, as far as it is known. */
function sizeWords(detail: ShownCluster, t: FleetText): string | undefined {
  const { nodes, capacity } = detail;
  const known = nodes?.status === 'ok' || nodes?.status === 'stale';
  const measured = capacity?.status === 'ok' || capacity?.status === 'stale';
  if (!known || !measured) return undefined;
  return t('cluster.nodesLine', {
    count: nodes.value.length,
    cpu: roundWords(capacity.value.cpu.allocatable, t),
    memory: bytesWords(capacity.value.memory.allocatable, t),
  });
}
