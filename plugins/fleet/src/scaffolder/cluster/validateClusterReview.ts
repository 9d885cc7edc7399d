import { isError } from '@backstage/errors';
import { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { PreviewResponse } from '@fleet-portal/backstage-plugin-fleet-common';
import { fleetApiRef } from '../../api';
import { FleetText, fleetTextOf } from '../../translation';
import { nameOf } from '../removals/byEnvironment';
import { removalProblem } from '../removals/removalProblem';
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
  if (kind === 'labels') {
    return removalProblem(
      preview,
      ticked,
      {
        tick: 'clusterForm.tickRemovals',
        hidden: 'clusterForm.hiddenRemovals',
      },
      t,
    );
  }
  // A cluster that never came, or is gone already, is retired all the same.
  const unnamed = toBeTicked(preview, kind)
    .map(nameOf)
    .filter(one => !ticked.includes(one));
  return unnamed.length > 0
    ? t('clusterForm.tickLeftBehind', { applications: unnamed.join(', ') })
    : undefined;
}
