import {
  ApplicationRef,
  SyncWindow,
  SyncWindows,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { Panel, PanelSkeleton } from '../../components/layout';
import { StateWord } from '../../components/state';
import { useSyncWindows } from '../../hooks';
import { said, useFleetText } from '../../translation';
import { LoadFailure } from '../LoadFailure';
import { NotRead } from './NotRead';
import { whenOf } from './windowWords';
import styles from './ApplicationPage.module.css';

/** When the AppProject lets the Application be synced, and whether it does now. */
export const SyncWindowsPanel = ({
  application,
}: {
  application: ApplicationRef;
}) => {
  const t = useFleetText();
  const { data, error, isPending, refetch } = useSyncWindows(application);
  const windows = data?.syncWindows;
  return (
    <Panel title={t('syncWindows.title')}>
      {isPending && <PanelSkeleton rows={1} />}
      {error && !data && <LoadFailure error={error} onRetry={refetch} />}
      {windows?.status === 'failed' && (
        <NotRead answer={windows} onRetry={refetch} />
      )}
      {windows?.status === 'ok' && <WindowList windows={windows.value} />}
    </Panel>
  );
};

const WindowList = ({ windows }: { windows: SyncWindows }) => {
  const t = useFleetText();
  const { canSync, assigned, active } = windows;
  if (assigned.length === 0 && canSync) {
    return <span className={styles.small}>{t('syncWindows.none')}</span>;
  }
  const open = new Set(active.map(keyOf));
  return (
    <>
      <StateWord
        state={canSync ? 'healthy' : 'waiting'}
        words={canSync ? t('syncWindows.maySync') : said(windows, 'reason', t)}
      />
      <ul className={styles.plain}>
        {assigned.map((window, index) => (
          // Two windows may say the same of different Applications.
          <li key={index}>
            <span className={styles.code}>{whenOf(window, t)}</span>{' '}
            {[
              t(`syncWindows.${window.kind}`),
              ...(window.manualSync ? [t('syncWindows.byHand')] : []),
              ...(open.has(keyOf(window)) ? [t('syncWindows.open')] : []),
            ].join(', ')}
            {window.description && <div>{window.description}</div>}
          </li>
        ))}
      </ul>
    </>
  );
};

function keyOf({ kind, schedule, duration, timeZone }: SyncWindow): string {
  return [kind, schedule, duration, timeZone].join('/');
}
