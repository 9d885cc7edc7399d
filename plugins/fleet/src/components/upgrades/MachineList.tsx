import {
  ClusterUpgrade,
  UpgradeMachine,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { useFleetText } from '../../translation';
import { ShownState, StateIcon } from '../state';
import styles from './upgrades.module.css';

/** The machines of a cluster that is being upgraded, the control plane first. */
export const MachineList = ({ cluster }: { cluster: ClusterUpgrade }) => {
  const t = useFleetText();
  const { ref, machines } = cluster;
  if (!machines?.each?.length) return null;
  return (
    <div className={styles.machines}>
      <h3 className={styles.machinesTitle}>
        {t('upgrade.machinesOf', { cluster: ref.name })}
      </h3>
      <ul className={styles.machineGrid}>
        {machines.each.map(machine => (
          <li key={machine.name} className={styles.machine}>
            <StateIcon state={lookOf(machine)} size={16} />
            <span>
              <span className={styles.machineName}>{machine.name}</span>
              <span className={styles.small}>
                {[
                  t(`upgrade.roles.${machine.role}`),
                  machine.version,
                  machine.phase,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
};

function lookOf({ isUpToDate, phase }: UpgradeMachine): ShownState {
  if (phase === 'Failed') return 'degraded';
  if (phase !== 'Running') return 'progressing';
  return isUpToDate ? 'healthy' : 'waiting';
}
