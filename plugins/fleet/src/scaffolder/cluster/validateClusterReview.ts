import { isError } from '@backstage/errors';
import { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import {
  hiddenRemovalsInProduction,
  PreviewResponse,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { fleetApiRef } from '../../api';
import { FleetText, fleetTextOf } from '../../translation';
import {
  ClusterChangeKind,
  clusterRequest,
  toBeTicked,
} from './clusterRequest';

/**
 * Works the change of the cluster out once more when the person goes on, so
 * that the fleet as it is then decides. The action does the same again when it
 * runs.
 */
export const validateClusterReview: CustomFieldValidator<
  string[],
  { change?: ClusterChangeKind }
> = async (ticked = [], validation, { apiHolder, formData, uiSchema }) => {
  const api = apiHolder.get(fleetApiRef);
  if (!api) return;
  const kind = uiSchema?.['ui:options']?.change ?? 'labels';
  const t = await fleetTextOf(apiHolder);
  try {
    const { items } = await api.getClusters();
    const request = clusterRequest(formData, kind, items);
    if (!request) {
      validation.addError(t('clusterForm.chooseFirst'));
      return;
    }
    const preview = await api.previewPlacement(request);
    const problem = problemOf(preview, kind, ticked, t);
    if (problem) validation.addError(problem);
  } catch (error) {
    validation.addError(
      t('preview.failedWhy', {
        reason: isError(error) ? error.message : String(error),
      }),
    );
  }
};

function problemOf(
  preview: PreviewResponse,
  kind: ClusterChangeKind,
  ticked: readonly string[],
  t: FleetText,
): string | undefined {
  const unnamed = toBeTicked(preview, kind).filter(
    one => !ticked.includes(one),
  );
  const applications = unnamed.join(', ');
  if (kind === 'retirement') {
    // A cluster that never came, or is gone already, is retired all the same.
    return unnamed.length > 0
      ? t('clusterForm.tickLeftBehind', { applications })
      : undefined;
  }
  const refused = preview.hubs.flatMap(({ hub, errors }) =>
    errors.map(({ message }) =>
      t('preview.refusedWhy', { hub, reason: message }),
    ),
  );
  if (refused.length > 0) return `${refused.join('. ')}.`;
  if (unnamed.length > 0) {
    return t('clusterForm.tickRemovals', { applications });
  }
  const hidden = hiddenRemovalsInProduction(preview);
  return hidden > 0
    ? t('clusterForm.hiddenRemovals', { count: hidden })
    : undefined;
}
