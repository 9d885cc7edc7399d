import { PreviewResponse } from '@fleet-portal/backstage-plugin-fleet-common';
import { Alert, Button } from '@backstage/ui';
import { ReactNode } from 'react';
import { Panel } from '../../components/layout';
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
  if (error) {
    return (
      <Alert
        status="warning"
        icon
        title="The preview could not be worked out"
        description={error.message}
        customActions={
          <Button variant="secondary" size="small" onPress={placement.retry}>
            Try again
          </Button>
        }
      />
    );
  }
  if (!preview) {
    return (
      <Panel title="Matched clusters">
        <p className={styles.said}>{empty}</p>
      </Panel>
    );
  }
  const rows = placementRows(preview);
  const matched = rows.filter(({ kind }) => kind !== 'out');
  const left = rows.filter(({ kind }) => kind === 'out');
  const { clustersMatched, clusters } = preview.summary;
  return (
    <div className={styles.panel} data-behind={isBehind ? '' : undefined}>
      <Panel
        title={<Announced>{counted(clustersMatched)} matched</Announced>}
        note={`of ${clusters}`}
        flush
      >
        <div className={isBehind ? styles.behind : undefined}>
          {clustersMatched === 0 && (
            <p className={styles.said}>
              No cluster has these labels. Change a condition, or label a
              cluster first.
            </p>
          )}
          <Rows rows={matched} label="Matched clusters" />
          <Errors preview={preview} />
          {left.length > 0 && (
            <>
              <h3 className={styles.heading}>
                {counted(left.length)} not matched, and why
              </h3>
              <Rows rows={left} label="Clusters that are not matched" />
            </>
          )}
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
const Errors = ({ preview }: { preview: PreviewResponse }) => (
  <>
    {preview.hubs.map(({ hub, errors, unsupported }) => (
      <div key={hub}>
        {errors.map(({ message }) => (
          <Alert
            key={message}
            status="danger"
            icon
            title={`${hub} would refuse this`}
            description={message}
          />
        ))}
        {unsupported.map(({ generator, reason }) => (
          <Alert
            key={generator}
            status="info"
            icon
            title={`${hub} decides about ${generator} at merge`}
            description={reason}
          />
        ))}
      </div>
    ))}
  </>
);

function counted(clusters: number): string {
  return `${clusters} cluster${clusters === 1 ? '' : 's'}`;
}
