import {
  fleetStates,
  RolloutDetail,
  RolloutStep,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { Stepper, StepView } from '../../components/applicationset';
import { Panel } from '../../components/layout';
import { PageLink } from '../../components/links';
import { durationWords } from '../../components/time';
import { useFleetLinks } from '../../hooks';
import { FleetText, said, useFleetText } from '../../translation';

/** The RollingSync steps, where its ApplicationSets have some. */
export const RolloutSteps = ({ detail }: { detail: RolloutDetail }) => {
  const t = useFleetText();
  const links = useFleetLinks();
  const { steps, applicationSets } = detail;
  if (steps.length === 0) return null;
  return (
    <Panel
      title={t('rollout.steps')}
      note={applicationSets.map((set, index) => (
        <span key={`${set.hub}/${set.namespace}/${set.name}`}>
          {index > 0 && ', '}
          <PageLink to={links.applicationSet(set)}>
            {set.hub}/{set.name}
          </PageLink>
        </span>
      ))}
    >
      <Stepper steps={steps.map(step => stepView(step, detail, t))} />
    </Panel>
  );
};

function stepView(
  step: RolloutStep,
  { rollout, convergence }: RolloutDetail,
  t: FleetText,
): StepView {
  const { finishedAt } = step;
  const after = (at: string) => ({
    age: durationWords(Date.parse(at) - Date.parse(rollout.startedAt), t),
  });
  const healthyAfter = convergence.fromCommit
    ? 'rollout.stepHealthyAfter'
    : 'rollout.stepHealthySince';
  return {
    ...step,
    words: said(step, 'words', t),
    note: finishedAt && t(healthyAfter, after(finishedAt)),
    left: fleetStates
      .filter(state => (step.states[state] ?? 0) > 0)
      .map(state => ({
        state,
        words: `${step.states[state]} ${t(`state.${state}`)}`,
      })),
  };
}
