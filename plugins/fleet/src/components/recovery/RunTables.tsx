import {
  BackupRunView,
  RestoreRunView,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { said, useFleetText } from '../../translation';
import { Chip, DataTable, useMoreRows } from '../layout';
import { StateIcon } from '../state';
import { Age, durationWords } from '../time';
import styles from './recovery.module.css';
import { phaseLook } from './verdictLook';

const atATime = 5;

/** What Velero made, newest first. */
export const BackupsTable = ({
  backups,
}: {
  backups: readonly BackupRunView[];
}) => {
  const t = useFleetText();
  const { rows, more } = useMoreRows(backups, atATime);
  if (backups.length === 0) return <p>{t('recovery.noBackups')}</p>;
  return (
    <>
      <DataTable
        label={t('recovery.backups')}
        rows={rows}
        rowKey={({ namespace, name }) => `${namespace}/${name}`}
        columns={[
          {
            id: 'name',
            title: t('recovery.backup'),
            rowHeader: true,
            cell: run => <RunName run={run} />,
          },
          {
            id: 'words',
            title: t('recovery.outcome'),
            prose: true,
            cell: run => said(run, 'words', t),
          },
          {
            id: 'schedule',
            title: t('recovery.schedule'),
            cell: ({ schedule }) => schedule ?? t('recovery.byHand'),
          },
          {
            id: 'at',
            title: t('recovery.begun'),
            nowrap: true,
            cell: ({ startedAt }) => (startedAt ? <Age at={startedAt} /> : '-'),
          },
        ]}
      />
      {more}
    </>
  );
};

/** What was brought back, newest first, with how long it took. */
export const RestoresTable = ({
  restores,
}: {
  restores: readonly RestoreRunView[];
}) => {
  const t = useFleetText();
  const { rows, more } = useMoreRows(restores, atATime);
  if (restores.length === 0) return <p>{t('recovery.noRestores')}</p>;
  return (
    <>
      <DataTable
        label={t('recovery.restores')}
        rows={rows}
        rowKey={({ namespace, name, startedAt }) =>
          `${namespace}/${name} ${startedAt ?? ''}`
        }
        columns={[
          {
            id: 'name',
            title: t('recovery.restore'),
            rowHeader: true,
            cell: run => (
              <>
                <RunName run={run} />
                {run.drill && (
                  <>
                    {' '}
                    <Chip>{t('recovery.drill')}</Chip>
                  </>
                )}
              </>
            ),
          },
          {
            id: 'words',
            title: t('recovery.outcome'),
            prose: true,
            cell: run => (
              <>
                {said(run, 'words', t)}
                <span className={styles.second}>
                  {[
                    run.backup &&
                      t('recovery.fromBackup', { backup: run.backup }),
                    run.namespaces.join(', '),
                    run.kept && t('recovery.kept'),
                  ]
                    .filter(Boolean)
                    .join('; ')}
                </span>
              </>
            ),
          },
          {
            id: 'took',
            title: t('recovery.took'),
            nowrap: true,
            cell: run => <Took run={run} />,
          },
          {
            id: 'at',
            title: t('recovery.begun'),
            nowrap: true,
            cell: ({ startedAt }) => (startedAt ? <Age at={startedAt} /> : '-'),
          },
        ]}
      />
      {more}
    </>
  );
};

const RunName = ({ run: { name, phase } }: { run: BackupRunView }) => (
  <span className={styles.named}>
    <StateIcon state={phaseLook(phase)} size={14} label={phase ?? 'New'} />
    <span className={styles.code}>{name}</span>
  </span>
);

const Took = ({ run: { seconds, withinRto } }: { run: RestoreRunView }) => {
  const t = useFleetText();
  if (seconds === undefined) return <>-</>;
  return (
    <>
      {durationWords(seconds * 1_000, t)}
      {withinRto !== undefined && (
        <span className={styles.second}>
          {withinRto ? t('recovery.withinRto') : t('recovery.overRto')}
        </span>
      )}
    </>
  );
};
