import { ClusterNetworkDetail } from '@fleet-portal/backstage-plugin-fleet-common';
import { BlockBody, BlockNote } from '../../components/cluster';
import { Facts, Panel } from '../../components/layout';
import { useFleetText } from '../../translation';

type Network = ClusterNetworkDetail['network'];

/** Who the cluster is in Cilium's mesh, and whether others can connect to it. */
export const CiliumPanel = ({
  network: { ciliumMesh },
}: {
  network: Network;
}) => {
  const t = useFleetText();
  return (
    <Panel
      title={t('networking.technology.ciliumMesh')}
      aside={<BlockNote block={ciliumMesh} />}
    >
      <BlockBody block={ciliumMesh}>
        {({ clusterName, clusterId, podRanges, apiServer }) => (
          <Facts
            facts={[
              { term: t('networking.meshName'), value: clusterName },
              {
                term: t('networking.meshId'),
                value: clusterId === 0 ? t('networking.none') : clusterId,
              },
              {
                term: t('networking.podRanges'),
                value: podRanges.slice(0, 3).join(', ') || '-',
              },
              {
                term: t('networking.meshServer'),
                value: apiServer
                  ? apiServer.message ??
                    (apiServer.addresses.join(', ') ||
                      t('networking.noAddress'))
                  : t('networking.notEnabled'),
              },
            ]}
          />
        )}
      </BlockBody>
    </Panel>
  );
};

/** Who the cluster is to Submariner, and the nodes that hold its tunnels. */
export const SubmarinerPanel = ({
  network: { submariner },
}: {
  network: Network;
}) => {
  const t = useFleetText();
  return (
    <Panel
      title={t('networking.technology.submariner')}
      aside={<BlockNote block={submariner} />}
    >
      <BlockBody block={submariner}>
        {({ clusterId, version, podRanges, gateways }) => (
          <Facts
            facts={[
              { term: t('networking.meshName'), value: clusterId || '-' },
              { term: t('networking.version'), value: version ?? '-' },
              {
                term: t('networking.podRanges'),
                value: podRanges.join(', ') || '-',
              },
              {
                term: t('networking.gateways'),
                value:
                  gateways
                    .map(({ name, active, failure }) =>
                      [
                        name,
                        failure ??
                          t(
                            active ? 'networking.active' : 'networking.passive',
                          ),
                      ].join(': '),
                    )
                    .join(', ') || t('networking.none'),
              },
            ]}
          />
        )}
      </BlockBody>
    </Panel>
  );
};
