import {
  ClusterRecovery,
  ClusterRef,
  stringifyClusterRef,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { said, saidOfEach, useFleetText } from '../../translation';
import { DataTable } from '../layout';
import { ClusterLink } from '../links';
import { StateWord } from '../state';
import { Age, durationWords } from '../time';
import { ObjectiveWords } from './ObjectiveWords';
import styles from './recovery.module.css';
import { RestoreTry } from './RestoreTry';
import { verdictLook } from './verdictLook';

/** Clusters by harm: what would not come back stands first. */
export const RecoveryTable = ({
  clusters,
  href,
}: {
  clusters: readonly ClusterRecovery[];
  href: (ref: ClusterRef) => string;
}) => {
  const t = useFleetText();
  return (
    <DataTable
      label={t('recovery.byHarm')}
      rows={clusters}
      rowKey={({ ref }) => stringifyClusterRef(ref)}
      columns={[
        {
          id: 'cluster',
          title: t('recovery.cluster'),
          rowHeader: true,
          cell: cluster => (
            <ClusterLink cluster={cluster} to={href(cluster.ref)} />
          ),
        },
        {
          id: 'verdict',
          title: t('recovery.state'),
          nowrap: true,
          cell: ({ pending, verdict }) => (
            <StateWord
              state={pending ? 'waiting' : verdictLook[verdict]}
              words={
                pending
                  ? t('recovery.pending')
                  : t(`recovery.verdict.${verdict}`)
              }
            />
          ),
        },
        {
          id: 'words',
          title: t('recovery.why'),
          prose: true,
          cell: one => (
            <>
              {!one.pending && said(one, 'words', t)}
              {one.remarks.length > 0 && (
                <span
                  className={styles.second}
                  title={saidOfEach(one, 'remarks', t).join('\n')}
                >
                  {t('recovery.remarks', { count: one.remarks.length })}
                </span>
              )}
            </>
          ),
        },
        {
          id: 'backup',
          title: t('recovery.lastGood'),
          nowrap: true,
          cell: ({ lastGood, rpo }) => (
            <>
              {lastGood ? <Age at={lastGood.startedAt} /> : '-'}
              <span className={styles.second}>
                <ObjectiveWords name="rpo" objective={rpo} />
              </span>
            </>
          ),
        },
        {
          id: 'keptIn',
          title: t('recovery.keptIn'),
          nowrap: true,
          cell: ({ keptIn }) => keptIn.join(', ') || '-',
        },
        {
          id: 'restore',
          title: t('recovery.lastRestore'),
          nowrap: true,
          cell: cluster => <LastRestore cluster={cluster} />,
        },
      ]}
    />
  );
};

const LastRestore = ({
  cluster: { lastRestore, lastTry, rto, pending, verdict, stale },
}: {
  cluster: ClusterRecovery;
}) => {
  const t = useFleetText();
  const notKnown =
    pending ||
    stale !== undefined ||
    verdict === 'unknown' ||
    verdict === 'notInstalled';
  return (
    <>
      {lastRestore ? (
        <span title={lastRestore.name}>
          {t(
            lastRestore.drill ? 'recovery.drillTook' : 'recovery.restoreTook',
            {
              span: durationWords(lastRestore.seconds * 1_000, t),
            },
          )}
          , <Age at={lastRestore.finishedAt} />
        </span>
      ) : (
        <>
          {lastTry ? (
            <RestoreTry run={lastTry} />
          ) : (
            <>{notKnown ? '-' : t('recovery.neverTried')}</>
          )}
        </>
      )}
      <span className={styles.second}>
        <ObjectiveWords name="rto" objective={rto} />
      </span>
    </>
  );
};
