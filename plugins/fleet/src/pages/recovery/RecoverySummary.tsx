import { ButtonLink } from '@backstage/ui';
import {
  Block,
  ClusterRecoveryDetail,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { BlockNote } from '../../components/cluster';
import { Facts } from '../../components/layout';
import {
  ObjectiveWords,
  RestoreTry,
  verdictLook,
} from '../../components/recovery';
import { StateWord } from '../../components/state';
import { Age, durationWords } from '../../components/time';
import { useFleetLinks } from '../../hooks';
import { said, saidOfEach, useFleetText } from '../../translation';
import { remedyForm } from '../remedyForm';
import styles from './RecoveryPage.module.css';

/** The verdict on a cluster, and what it is measured by. */
export const RecoverySummary = ({
  recovery,
}: {
  recovery: ClusterRecoveryDetail['recovery'];
}) => {
  const t = useFleetText();
  const { verdict, rpo, rto, lastGood, lastRestore, lastTry } = recovery;
  const remarks = saidOfEach(recovery, 'remarks', t);
  return (
    <>
      <StateWord
        state={verdictLook[verdict]}
        words={t(`recovery.verdict.${verdict}`)}
      />
      <p className={styles.words}>{said(recovery, 'words', t)}</p>
      {remarks.length > 0 && (
        <ul className={styles.remarks}>
          {remarks.map(remark => (
            <li key={remark}>{remark}</li>
          ))}
        </ul>
      )}
      <Facts
        facts={[
          {
            term: t('recovery.lastGood'),
            value: (
              <>
                {lastGood ? (
                  <Age at={lastGood.startedAt} />
                ) : (
                  <NoValue block={recovery.backups} />
                )}{' '}
                <ObjectiveWords name="rpo" objective={rpo} />
              </>
            ),
          },
          {
            term: t('recovery.lastRestore'),
            value: (
              <>
                {lastRestore && durationWords(lastRestore.seconds * 1_000, t)}
                {lastTry && (
                  <>
                    <RestoreTry run={lastTry} /> {said(lastTry, 'words', t)}
                  </>
                )}
                {!lastRestore && !lastTry && (
                  <NoValue
                    block={recovery.restores}
                    none={t('recovery.neverTried')}
                  />
                )}{' '}
                <ObjectiveWords name="rto" objective={rto} />
              </>
            ),
          },
          {
            term: t('recovery.keptIn'),
            value: recovery.keptIn.join(', ') || (
              <NoValue block={recovery.locations} />
            ),
          },
        ]}
      />
      <Remedy recovery={recovery} />
    </>
  );
};

/** That there is none is said only where it was read, and with its age where that is long ago. */
const NoValue = ({
  block,
  none = '-',
}: {
  block: Block<unknown>;
  none?: string;
}) => {
  const t = useFleetText();
  if (block.status === 'failed') return <>{t('recovery.notKnown')}</>;
  if (block.status === 'absent') return <>-</>;
  return (
    <>
      {none}
      {block.status === 'stale' && (
        <>
          {' '}
          (<BlockNote block={block} />)
        </>
      )}
    </>
  );
};

const Remedy = ({
  recovery,
}: {
  recovery: ClusterRecoveryDetail['recovery'];
}) => {
  const t = useFleetText();
  const links = useFleetLinks();
  const { remedy } = recovery;
  if (!remedy) return null;
  const form = remedyForm(recovery, remedy, links.template);
  return (
    <div className={styles.remedy}>
      <span>{said(remedy, 'words', t)}</span>
      {form && (
        <ButtonLink variant="secondary" size="small" href={form}>
          {t('readiness.openTemplate')}
        </ButtonLink>
      )}
    </div>
  );
};
