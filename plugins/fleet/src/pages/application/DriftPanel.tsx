import {
  ApplicationDetail,
  FleetState,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { DriftDiff } from '../../components/application';
import { Panel } from '../../components/layout';
import { StateWord } from '../../components/state';
import { Age } from '../../components/time';
import { useMediaQuery } from '../../hooks';
import { useFleetText } from '../../translation';
import { NotRead } from './NotRead';
import styles from './ApplicationPage.module.css';

/** Where what runs differs from Git; a quiet line where nothing does. */
export const DriftPanel = ({
  diff,
  cluster,
  state,
  onRetry,
}: {
  diff: ApplicationDetail['diff'];
  cluster: string;
  /** Of the Application: what equals Git may still not work. */
  state: FleetState;
  onRetry: () => unknown;
}) => {
  const t = useFleetText();
  const narrow = useMediaQuery('(max-width: 600px)');
  return (
    <Panel
      title={t('application.drift')}
      note={diff.status === 'ok' && diff.value.length > 0 && diff.value.length}
      aside={diff.status === 'ok' && <Age at={diff.observedAt} />}
      flush
    >
      {diff.status === 'failed' && <NotRead answer={diff} onRetry={onRetry} />}
      {diff.status === 'ok' && diff.value.length === 0 && (
        <p className={styles.note}>
          {state === 'healthy' ? (
            <StateWord
              state="healthy"
              size={14}
              words={t('application.noDrift')}
            />
          ) : (
            t('application.noDriftBut', { state: t(`state.${state}`) })
          )}
        </p>
      )}
      {diff.status === 'ok' &&
        diff.value.map(resource => (
          <DriftDiff
            key={[
              resource.group,
              resource.kind,
              resource.namespace,
              resource.name,
            ].join('/')}
            diff={resource}
            cluster={cluster}
            narrow={narrow}
          />
        ))}
    </Panel>
  );
};
