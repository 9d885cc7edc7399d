import { ClusterDetail } from '@fleet-portal/backstage-plugin-fleet-common';
import { useFleetText } from '../../translation';
import { Panel } from '../layout';
import { BlockBody } from './BlockNote';

type FromTheSpoke = Pick<
  ClusterDetail,
  'nodes' | 'pods' | 'capacity' | 'addOns'
>;

/** Why nothing at all is known from the cluster itself, where that is so. */
export function unreadReason(
  detail: Partial<FromTheSpoke>,
): string | undefined {
  const blocks = [detail.nodes, detail.pods, detail.capacity, detail.addOns];
  const reasons = new Set(
    blocks.map(block =>
      block?.status === 'failed' ? block.reason : undefined,
    ),
  );
  return reasons.size === 1 ? [...reasons][0] : undefined;
}

/** One reason said once, instead of a panel for each thing that is not known. */
export const UnreadPanel = ({ reason }: { reason: string }) => {
  const t = useFleetText();
  return (
    <Panel title={t('cluster.fromTheSpoke')}>
      <BlockBody block={{ status: 'failed', reason }}>{() => null}</BlockBody>
    </Panel>
  );
};
