import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { Alert, Button, Checkbox, Skeleton } from '@backstage/ui';
import { PreviewResponse } from '@fleet-portal/backstage-plugin-fleet-common';
import '../../components/theme.module.css';
import { TroubleBox } from '../../components/trouble';
import { WhatIfAnswer } from '../../components/whatif';
import { isForbidden } from '../../hooks';
import { useFleetText } from '../../translation';
import { formDataOf } from '../formContext';
import styles from '../placement/PlacementReview.module.css';
import { usePlacementPreview } from '../placement/usePlacementPreview';
import { useFleetClusters } from '../useFleetClusters';
import { chosenCluster } from './chosenCluster';
import {
  ClusterChangeKind,
  clusterRequest,
  toBeTicked,
} from './clusterRequest';

type Props = FieldExtensionComponentProps<
  string[],
  { change?: ClusterChangeKind }
>;

/**
 * What every ApplicationSet would make of the change of a cluster. Its value is
 * what was ticked: the Applications that may go, or may be left behind.
 */
export const ClusterReview = (props: Props) => {
  const t = useFleetText();
  const form = formDataOf(props);
  const kind = props.uiSchema['ui:options']?.change ?? 'labels';
  const { clusters, error: unread, retry: readAgain } = useFleetClusters(form);
  const asked = usePlacementPreview(clusterRequest(form, kind, clusters));
  const error = unread ?? asked.error;
  if (error) {
    return (
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
            <Button
              variant="secondary"
              size="small"
              onPress={unread ? readAgain : asked.retry}
            >
              {t('action.retry')}
            </Button>
          )
        }
      />
    );
  }
  const { preview, isBehind } = asked;
  if (!chosenCluster(form)) return <p>{t('clusterForm.chooseFirst')}</p>;
  if (!preview || isBehind) return <Skeleton width="100%" height={80} />;
  return (
    <div className={styles.review}>
      <Ticks
        preview={preview}
        kind={kind}
        ticked={props.formData ?? []}
        onChange={props.onChange}
      />
      <div className={styles.answer}>
        <WhatIfAnswer preview={preview} />
      </div>
    </div>
  );
};

interface TicksProps {
  preview: PreviewResponse;
  kind: ClusterChangeKind;
  ticked: readonly string[];
  onChange: (ticked: string[]) => void;
}

const Ticks = ({ preview, kind, ticked, onChange }: TicksProps) => {
  const t = useFleetText();
  const harmed = toBeTicked(preview, kind);
  const count = harmed.length;
  if (count === 0) return null;
  const applications = harmed.join(', ');
  return (
    <Alert
      status="danger"
      icon
      title={
        kind === 'labels'
          ? t('review.productionLoses', { applications })
          : t('clusterForm.leftBehind', { applications })
      }
      description={
        <Checkbox
          isSelected={harmed.every(one => ticked.includes(one))}
          onChange={meant => onChange(meant ? harmed : [])}
        >
          {kind === 'labels'
            ? t('review.meant', { count })
            : t('clusterForm.leave', { count })}
        </Checkbox>
      }
    />
  );
};
