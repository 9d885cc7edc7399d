import {
  ClusterDetail,
  Reason,
} from '@fleet-portal/backstage-plugin-fleet-common';
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
): Reason | undefined {
  const blocks = [detail.nodes, detail.pods, detail.capacity, detail.addOns];
  const failed = blocks.flatMap(block =>
    block?.status === 'failed' ? [block] : [],
  );
  const [first] = failed;
  return failed.length === blocks.length &&
    failed.every(({ reason }) => reason === first.reason)
    ? first
    : undefined;
}

/** One reason said once, instead of a panel for each thing that is not known. */
export const UnreadPanel = ({ why }: { why: Reason }) => {
  const t = useFleetText();
  return (
    <Panel title={t('cluster.fromTheSpoke')}>
      <BlockBody block={{ ...why, status: 'failed' }}>{() => null}</BlockBody>
    </Panel>
  );
};
