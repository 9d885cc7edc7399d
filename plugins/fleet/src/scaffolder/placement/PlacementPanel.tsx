import { PreviewResponse } from '@fleet-portal/backstage-plugin-fleet-common';
import { Alert, Button } from '@backstage/ui';
import { ReactNode } from 'react';
import { Panel } from '../../components/layout';
import { useFleetText } from '../../translation';
import { PlacementLine } from './PlacementLine';
import styles from './PlacementPanel.module.css';
import { PlacementRow, placementRows } from './placementRows';
import { PlacementPreview } from './usePlacementPreview';

export interface PlacementPanelProps {
  placement: PlacementPreview;
  /** Said while there is nothing to place. */
  empty: string;
}

/** Matched clusters with what happens there, the others with the reason, and what is not known. */
export const PlacementPanel = ({ placement, empty }: PlacementPanelProps) => {
  const { preview, error, isBehind } = placement;
  const t = useFleetText();
  if (error) {
    return (
      <Alert
        status="warning"
        icon
        title={t('preview.failed')}
        description={error.message}
        customActions={
          <Button variant="secondary" size="small" onPress={placement.retry}>
            {t('action.retry')}
          </Button>
        }
      />
    );
  }
  if (!preview) {
    return (
      <Panel title={t('preview.title')}>
        <p className={styles.said}>{empty}</p>
      </Panel>
    );
  }
  const rows = placementRows(preview, t);
  const matched = rows.filter(({ kind }) => kind !== 'out');
  const left = rows.filter(({ kind }) => kind === 'out');
  const { clustersMatched, clusters } = preview.summary;
  return (
    <div className={styles.panel} data-behind={isBehind ? '' : undefined}>
      <Panel
        title={
          <Announced>
            {t('preview.matched', { count: clustersMatched })}
          </Announced>
        }
        note={t('preview.of', { total: clusters })}
        flush
      >
        <div className={isBehind ? styles.behind : undefined}>
          {clustersMatched === 0 && (
            <p className={styles.said}>{t('preview.none')}</p>
          )}
          <Rows rows={matched} label={t('preview.title')} />
          <Errors preview={preview} />
          {left.length > 0 && (
            <>
              <h3 className={styles.heading}>
                {t('preview.unmatched', { count: left.length })}
              </h3>
              <Rows rows={left} label={t('preview.unmatchedList')} />
            </>
          )}
          {preview.hidden?.map(({ hub, environment, clusters: count }) => (
            <p key={`${hub} ${environment}`} className={styles.said}>
              {environment
                ? t('preview.hiddenIn', { count, hub, environment })
                : t('preview.hidden', { count, hub })}
            </p>
          ))}
        </div>
      </Panel>
    </div>
  );
};

/** Spoken when it changes, not when it appears. */
const Announced = ({ children }: { children: ReactNode }) => (
  <span role="status">{children}</span>
);

const Rows = ({ rows, label }: { rows: PlacementRow[]; label: string }) =>
  rows.length === 0 ? null : (
    <ul className={styles.list} aria-label={label}>
      {rows.map(row => (
        <PlacementLine key={row.id} row={row} />
      ))}
    </ul>
  );

/** What the hub would refuse, and what only the hub can know. */
const Errors = ({ preview }: { preview: PreviewResponse }) => {
  const t = useFleetText();
  return (
    <>
      {preview.hubs.map(({ hub, errors, unsupported }) => (
        <div key={hub}>
          {errors.map(({ message }) => (
            <Alert
              key={message}
              status="danger"
              icon
              title={t('preview.refused', { hub })}
              description={message}
            />
          ))}
          {unsupported.map(({ generator, reason }) => (
            <Alert
              key={generator}
              status="info"
              icon
              title={t('preview.decidedLater', { hub, generator })}
              description={reason}
            />
          ))}
        </div>
      ))}
    </>
  );
};
