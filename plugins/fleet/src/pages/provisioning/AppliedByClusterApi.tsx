import {
  ProvisionedClusterDetail,
  resourceSetName,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { Panel } from '../../components/layout';
import { ResourceSetList } from '../../components/provisioning';
import { EmptyBox } from '../../components/trouble';
import { useFleetText } from '../../translation';

/** What Cluster API puts on a cluster; nothing where nobody asked it to. */
export const AppliedByClusterApi = ({
  detail: { cluster, resourceSets },
}: {
  detail: ProvisionedClusterDetail;
}) => {
  const t = useFleetText();
  const { status, items } = resourceSets;
  const title = t('provisioning.putOnIt');
  if (status === 'forbidden') {
    return cluster.registered ? null : (
      <Panel title={title} flush>
        <EmptyBox>{t('provisioning.mayNotSee')}</EmptyBox>
      </Panel>
    );
  }
  if (items.length === 0) return null;
  const accounts = items.find(
    ({ name }) => name === resourceSetName(cluster.name),
  );
  return (
    <Panel
      title={title}
      alarming={items.some(({ state }) => state === 'failed')}
    >
      <ResourceSetList sets={items} />
      {accounts?.state === 'applied' && !cluster.registered && (
        <p>{t('provisioning.tokensNext')}</p>
      )}
    </Panel>
  );
};
