import {
  BackupLocationView,
  BackupScheduleView,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { said, useFleetText } from '../../translation';
import { DataTable } from '../layout';
import { StateIcon } from '../state';
import { Age } from '../time';
import styles from './recovery.module.css';
import { phaseLook } from './verdictLook';

/** Where backups lie. */
export const LocationsTable = ({
  locations,
}: {
  locations: readonly BackupLocationView[];
}) => {
  const t = useFleetText();
  if (locations.length === 0) return <p>{t('recovery.noLocations')}</p>;
  return (
    <DataTable
      label={t('recovery.locations')}
      rows={locations}
      rowKey={({ namespace, name }) => `${namespace}/${name}`}
      columns={[
        {
          id: 'name',
          title: t('recovery.location'),
          rowHeader: true,
          cell: ({ name, phase }) => (
            <span className={styles.named}>
              <StateIcon
                state={phaseLook(phase)}
                size={14}
                label={phase ?? 'New'}
              />
              <span className={styles.code}>{name}</span>
            </span>
          ),
        },
        {
          id: 'where',
          title: t('recovery.where'),
          prose: true,
          cell: ({ provider, bucket, region, sameRegion, message }) => (
            <>
              {[provider, bucket, region].filter(Boolean).join(', ')}
              {sameRegion && (
                <span className={styles.second}>
                  {t('recovery.sameRegion')}
                </span>
              )}
              {message && <span className={styles.second}>{message}</span>}
            </>
          ),
        },
        {
          id: 'validated',
          title: t('recovery.validated'),
          nowrap: true,
          cell: ({ validatedAt }) =>
            validatedAt ? <Age at={validatedAt} /> : '-',
        },
      ]}
    />
  );
};

/** What makes backups by the clock. */
export const SchedulesTable = ({
  schedules,
}: {
  schedules: readonly BackupScheduleView[];
}) => {
  const t = useFleetText();
  if (schedules.length === 0) return <p>{t('recovery.noSchedules')}</p>;
  return (
    <DataTable
      label={t('recovery.schedules')}
      rows={schedules}
      rowKey={({ namespace, name }) => `${namespace}/${name}`}
      columns={[
        {
          id: 'name',
          title: t('recovery.schedule'),
          rowHeader: true,
          cell: ({ name, running }) => (
            <span className={styles.named}>
              <StateIcon
                state={running ? 'healthy' : 'suspended'}
                size={14}
                label={
                  running ? t('recovery.running') : t('recovery.notRunning')
                }
              />
              <span className={styles.code}>{name}</span>
            </span>
          ),
        },
        {
          id: 'what',
          title: t('recovery.what'),
          prose: true,
          cell: schedule => (
            <>
              <span className={styles.code}>{schedule.cron}</span>,{' '}
              {schedule.namespaces.length === 0
                ? t('recovery.allNamespaces')
                : schedule.namespaces.join(', ')}
              {schedule.excludedNamespaces.length > 0 &&
                ` ${t('recovery.without', {
                  names: schedule.excludedNamespaces.join(', '),
                })}`}
              {!schedule.running && (
                <span className={styles.second}>
                  {said(schedule, 'words', t)}
                </span>
              )}
            </>
          ),
        },
        {
          id: 'last',
          title: t('recovery.lastBackup'),
          nowrap: true,
          cell: ({ lastBackupAt }) =>
            lastBackupAt ? <Age at={lastBackupAt} /> : '-',
        },
      ]}
    />
  );
};
