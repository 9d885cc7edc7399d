import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { Button } from '@backstage/ui';
import '../../components/theme.module.css';
import { Placeholder } from '../../components/layout';
import { TroubleBox } from '../../components/trouble';
import { Unevaluated, WhatIfAnswer } from '../../components/whatif';
import { isForbidden } from '../../hooks';
import { useFleetText } from '../../translation';
import { formDataOf } from '../formContext';
import styles from '../placement/PlacementReview.module.css';
import { usePlacementPreview } from '../placement/usePlacementPreview';
import { RemovalTicks } from '../removals/RemovalTicks';
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

const titles = {
  labels: 'removals.production',
  retirement: 'removals.leftBehind',
} as const;

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
  if (!preview || isBehind) return <Placeholder height={80} />;
  const harmed = toBeTicked(preview, kind);
  // Every Application of a cluster that goes is among those to tick.
  const isListed = kind === 'retirement' && harmed.length > 0;
  return (
    <div className={styles.review}>
      <RemovalTicks
        changes={harmed}
        title={t(titles[kind], { count: harmed.length })}
        ticked={props.formData ?? []}
        onChange={props.onChange}
      />
      <div className={styles.answer}>
        {isListed ? (
          <Unevaluated preview={preview} />
        ) : (
          <WhatIfAnswer preview={preview} />
        )}
      </div>
    </div>
  );
};
