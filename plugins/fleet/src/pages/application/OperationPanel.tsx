import { Operation } from '@fleet-portal/backstage-plugin-fleet-common';
import { Panel } from '../../components/layout';
import { ShownState, StateWord } from '../../components/state';
import { Age } from '../../components/time';
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
            state={phaseStates[operation.phase]}
            words={
              operation.dryRun
                ? `${operation.phase} (dry run)`
                : operation.phase
            }
          />
          {operation.initiatedBy && (
            <div className={styles.small}>
              {t('application.by', { who: operation.initiatedBy })}
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

const phaseStates: Record<Operation['phase'], ShownState> = {
  Running: 'progressing',
  Terminating: 'progressing',
  Failed: 'syncFailed',
  Error: 'syncFailed',
  Succeeded: 'healthy',
};
