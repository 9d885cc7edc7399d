import { useApi } from '@backstage/frontend-plugin-api';
import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { ClusterRecoveryDetail } from '@fleet-portal/backstage-plugin-fleet-common';
import { useQuery } from '@tanstack/react-query';
import { fleetApiRef } from '../../api';
import { fleetSessionOf } from '../../hooks';
import { FleetText, said, useFleetText } from '../../translation';
import { formDataOf, isRecord } from '../formContext';
import { ChoiceField } from './ChoiceField';
import { FieldTrouble } from './FieldTrouble';

/** A backup that is completed on the cluster that the form has chosen, newest first. */
export const BackupPicker = (props: FieldExtensionComponentProps<string>) => {
  const t = useFleetText();
  const api = useApi(fleetApiRef);
  const { hub, name } = chosenCluster(formDataOf(props));
  const chosen = hub !== '' && name !== '';
  const { data, error, refetch } = useQuery(
    {
      queryKey: ['scaffolder', 'backups', hub, name],
      queryFn: ({ signal }) =>
        api.recovery.getClusterRecovery({ hub, name }, signal),
      enabled: chosen,
      staleTime: 10_000,
    },
    fleetSessionOf(api).queries,
  );
  if (error) {
    return (
      <FieldTrouble
        what={t('recovery.theBackups')}
        error={error}
        onRetry={refetch}
      />
    );
  }
  const { names, reason } = offered(data?.recovery, t);
  const { title, description } = props.schema;
  return (
    <ChoiceField
      label={title ?? t('recovery.backup')}
      note={reason ?? description}
      choices={names}
      value={props.formData}
      onChange={props.onChange}
      isRequired={props.required}
      isDisabled={props.disabled || !chosen}
      placeholder={
        chosen ? t('recovery.chooseBackup') : t('recovery.chooseCluster')
      }
    />
  );
};

function chosenCluster(form: unknown): { hub: string; name: string } {
  const { hub, cluster } = isRecord(form) ? form : {};
  return {
    hub: typeof hub === 'string' ? hub : '',
    name: typeof cluster === 'string' ? cluster : '',
  };
}

/** Good backups, or why none can be offered. */
function offered(
  recovery: ClusterRecoveryDetail['recovery'] | undefined,
  t: FleetText,
): {
  names: string[];
  reason?: string;
} {
  const backups = recovery?.backups;
  if (!backups) return { names: [] };
  if (backups.status === 'absent' || backups.status === 'failed') {
    return { names: [], reason: said(recovery, 'words', t) };
  }
  const good = backups.value.filter(({ phase }) => phase === 'Completed');
  return {
    names: good.map(({ name }) => name),
    reason: good.length === 0 ? said(recovery, 'words', t) : undefined,
  };
}
