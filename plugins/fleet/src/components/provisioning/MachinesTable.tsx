import { ProvisionedMachine } from '@fleet-portal/backstage-plugin-fleet-common';
import { useFleetText } from '../../translation';
import { DataTable } from '../layout';
import { StateWord } from '../state';
import { Age } from '../time';
import styles from './provisioning.module.css';
import { machineLook } from './provisioningLook';

/** Every machine of a cluster, its control plane's first. */
export const MachinesTable = ({
  machines,
}: {
  machines: readonly ProvisionedMachine[];
}) => {
  const t = useFleetText();
  return (
    <DataTable
      label={t('provisioning.machines')}
      rows={machines}
      rowKey={({ name }) => name}
      columns={[
        {
          id: 'machine',
          title: t('provisioning.machine'),
          rowHeader: true,
          cell: ({ name, role }) => (
            <>
              <span className={styles.code}>{name}</span>
              <span className={styles.second}>
                {t(
                  role === 'controlPlane'
                    ? 'provisioning.controlPlaneRole'
                    : 'provisioning.workerRole',
                )}
              </span>
            </>
          ),
        },
        {
          id: 'phase',
          title: t('provisioning.state'),
          nowrap: true,
          cell: ({ phase }) => (
            <StateWord
              state={machineLook[phase]}
              words={t(`provisioning.machinePhase.${phase}`)}
            />
          ),
        },
        {
          id: 'version',
          title: t('provisioning.version'),
          nowrap: true,
          cell: ({ version }) => version ?? '-',
        },
        {
          id: 'node',
          title: t('provisioning.node'),
          prose: true,
          cell: ({ node, message }) =>
            message || <span className={styles.code}>{node ?? '-'}</span>,
        },
        {
          id: 'age',
          title: t('provisioning.age'),
          nowrap: true,
          cell: ({ createdAt }) => (createdAt ? <Age at={createdAt} /> : '-'),
        },
      ]}
    />
  );
};
