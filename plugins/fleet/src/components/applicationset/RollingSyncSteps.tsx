import {
  ProgressiveStatus,
  progressiveStatuses,
  RollingSyncStep,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { FleetText, said, useFleetText } from '../../translation';
import { ShownState } from '../state';
import { Stepper, StepView } from './Stepper';

const icons: Record<ProgressiveStatus, ShownState> = {
  Waiting: 'waiting',
  Pending: 'waiting',
  Progressing: 'progressing',
  Healthy: 'healthy',
};

/** The steps of a RollingSync as the hub tells them, with who is not done. */
export const RollingSyncSteps = ({
  steps,
}: {
  steps: readonly RollingSyncStep[];
}) => {
  const t = useFleetText();
  return <Stepper steps={steps.map(step => stepView(step, t))} />;
};

function stepView(step: RollingSyncStep, t: FleetText): StepView {
  const { applications } = step;
  const inStatus = (status: ProgressiveStatus) =>
    applications.filter(one => one.status === status);
  return {
    ...step,
    words: said(step, 'words', t),
    total: applications.length,
    healthy: inStatus('Healthy').length,
    left: progressiveStatuses
      .filter(status => status !== 'Healthy')
      .map(status => ({ status, here: inStatus(status) }))
      .filter(({ here }) => here.length > 0)
      .map(({ status, here }) => ({
        state: icons[status],
        // The status is Argo CD's own word.
        words: `${here.length} ${status}`,
        where: here.map(a => a.cluster ?? a.application).join(', '),
      })),
  };
}
