import { useState } from 'react';
import { Button, ButtonLink } from '@backstage/ui';
import { RiGitPullRequestLine } from '@remixicon/react';
import { ClusterSummary } from '@fleet-portal/backstage-plugin-fleet-common';
import { Placeholder } from '../../components/layout';
import { TroubleBox } from '../../components/trouble';
import {
  applyEdits,
  editsOf,
  LabelRows,
  rowsOf,
  WhatIfAnswer,
} from '../../components/whatif';
import { isForbidden, useTemplateLink } from '../../hooks';
import { usePlacementPreview } from '../../scaffolder/placement/usePlacementPreview';
import { useFleetText } from '../../translation';
import styles from './LabelWhatIf.module.css';

export interface LabelWhatIfProps {
  cluster: Pick<ClusterSummary, 'ref' | 'labels'>;
  /** Name of the ApplicationSet whose answer stands first. */
  first?: string;
}

/**
 * What every ApplicationSet of a hub would make of a cluster with other labels.
 * Nothing is changed by it: the change itself is a pull request.
 */
export const LabelWhatIf = ({ cluster, first }: LabelWhatIfProps) => {
  const t = useFleetText();
  const { ref, labels } = cluster;
  const [rows, setRows] = useState(() => rowsOf(labels));
  const edits = editsOf(rows, labels);
  const changed = edits.set.length + edits.remove.length > 0;
  const { preview, error, isBehind, retry } = usePlacementPreview(
    changed
      ? { cluster: { ...ref, labels: applyEdits(labels, edits) } }
      : undefined,
  );
  const propose = useTemplateLink('change-a-clusters-labels', {
    hub: ref.hub,
    cluster: ref.name,
    labels: { ...edits },
  });
  return (
    <div className={styles.columns}>
      <LabelRows rows={rows} onChange={setRows} />
      <div className={styles.answer} data-behind={isBehind ? '' : undefined}>
        {!changed && (
          <span className={styles.note}>
            {t('whatIf.start', { hub: ref.hub })}
          </span>
        )}
        {error && (
          <TroubleBox
            announce
            state={isForbidden(error) ? 'notHeard' : 'syncFailed'}
            title={
              isForbidden(error)
                ? t('whatIf.forbidden')
                : t('whatIf.failed', { reason: error.message })
            }
            actions={
              !isForbidden(error) && (
                <Button variant="secondary" size="small" onPress={retry}>
                  {t('action.retry')}
                </Button>
              )
            }
          />
        )}
        {changed && !error && !preview && <Placeholder height={80} />}
        {changed && preview && (
          <>
            <WhatIfAnswer preview={preview} first={first} />
            {propose && (
              <div>
                <ButtonLink
                  variant="secondary"
                  size="small"
                  iconStart={<RiGitPullRequestLine />}
                  href={propose}
                >
                  {t('whatIf.propose')}
                </ButtonLink>
              </div>
            )}
          </>
        )}
      </div>
    </div>
  );
};
