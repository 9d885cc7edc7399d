import { Operation } from '@fleet-portal/backstage-plugin-fleet-common';
import { Panel } from '../../components/layout';
import { PageLink } from '../../components/links';
import { ShownState, StateWord } from '../../components/state';
import { Age } from '../../components/time';
import { useFleetLinks } from '../../hooks';
import { useFleetText } from '../../translation';
import styles from './ApplicationPage.module.css';

/** The last sync of the Application, and how it ended. */
export const OperationPanel = ({
  operation,
}: {
  operation: Operation | undefined;
}) => {
  const t = useFleetText();
  const at = operation?.finishedAt ?? operation?.startedAt;
  return (
    <Panel title={t('application.operation')} aside={at && <Age at={at} />}>
      {!operation ? (
        <span className={styles.small}>{t('application.noOperation')}</span>
      ) : (
        <>
          <StateWord
            state={stateOf(operation)}
            words={
              operation.dryRun
                ? t('application.dryRun', { phase: operation.phase })
                : operation.phase
            }
          />
          {operation.dryRun && operation.finishedAt && (
            <div className={styles.small}>{t('application.dryRunNote')}</div>
          )}
          {operation.initiatedBy && (
            <div className={styles.small}>
              {t('application.by', {
                who: <Initiator who={operation.initiatedBy} />,
              })}
            </div>
          )}
          {operation.retryCount !== undefined &&
            operation.retryLimit !== undefined && (
              <div className={styles.small}>
                {t('application.retries', {
                  n: operation.retryCount,
                  limit: operation.retryLimit,
                })}
              </div>
            )}
          {operation.message && <p>{operation.message}</p>}
        </>
      )}
    </Panel>
  );
};

/** Somebody of the catalog, or an account that only the hub knows. */
const Initiator = ({ who }: { who: string }) => {
  const links = useFleetLinks();
  const person = /^user:[^/]+\/(.+)$/.exec(who);
  return (
    <PageLink to={person ? links.entity?.(who) : undefined}>
      {person?.[1] ?? who}
    </PageLink>
  );
};

/** A dry run that fails warns of what a sync would do; no sync has failed. */
function stateOf({ phase, dryRun }: Operation): ShownState {
  const state = phaseStates[phase];
  return dryRun && state === 'syncFailed' ? 'atRisk' : state;
}

const phaseStates: Record<Operation['phase'], ShownState> = {
  Running: 'progressing',
  Terminating: 'progressing',
  Failed: 'syncFailed',
  Error: 'syncFailed',
  Succeeded: 'healthy',
};
