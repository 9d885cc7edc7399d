import { ProvisioningCondition } from '@fleet-portal/backstage-plugin-fleet-common';
import { useFleetText } from '../../translation';
import { DataTable } from '../layout';
import { ShownState, StateIcon } from '../state';
import { Age } from '../time';
import styles from './provisioning.module.css';

/** What the objects of a cluster say of themselves, trouble first. */
export const ConditionsTable = ({
  conditions,
}: {
  conditions: readonly ProvisioningCondition[];
}) => {
  const t = useFleetText();
  return (
    <DataTable
      label={t('provisioning.conditions')}
      rows={conditions}
      rowKey={({ object, type }) => `${object} ${type}`}
      columns={[
        {
          id: 'condition',
          title: t('provisioning.condition'),
          rowHeader: true,
          cell: ({ object, type, ok }) => (
            <span className={styles.named}>
              <StateIcon
                state={lookOf(ok)}
                size={16}
                label={t(`provisioning.${wordOf(ok)}`)}
              />
              <span>
                {type}
                <span className={styles.second}>{object}</span>
              </span>
            </span>
          ),
        },
        {
          id: 'says',
          title: t('provisioning.says'),
          prose: true,
          cell: ({ message, reason, status }) => message || reason || status,
        },
        {
          id: 'since',
          title: t('provisioning.since'),
          nowrap: true,
          cell: ({ since }) => (since ? <Age at={since} /> : '-'),
        },
      ]}
    />
  );
};

function lookOf(ok: boolean | undefined): ShownState {
  if (ok === undefined) return 'progressing';
  return ok ? 'healthy' : 'atRisk';
}

function wordOf(ok: boolean | undefined) {
  if (ok === undefined) return 'goingOn';
  return ok ? 'good' : 'bad';
}
