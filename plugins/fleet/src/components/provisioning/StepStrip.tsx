import { ReactNode } from 'react';
import {
  ProvisionedCluster,
  ProvisioningStep,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { useFleetText } from '../../translation';
import { StepBox, Steps } from '../layout';
import { Age } from '../time';
import { Counts } from './Counts';
import styles from './provisioning.module.css';
import { stepLook } from './provisioningLook';

/** How far a cluster has come, from its definition to the hub that knows it. */
export const StepStrip = ({
  cluster,
  onboard,
}: {
  cluster: ProvisionedCluster;
  /** What to do about a cluster that no hub knows yet. */
  onboard?: ReactNode;
}) => {
  const t = useFleetText();
  return (
    <Steps>
      {cluster.steps.map(step => (
        <StepBox
          key={step.step}
          title={t(`provisioning.steps.${step.step}`)}
          state={stepLook[step.state]}
          value={
            <>
              {t(`provisioning.stepState.${step.state}`)}
              {step.since && (
                <span className={styles.since}>
                  {' '}
                  <Age at={step.since} />
                </span>
              )}
            </>
          }
          current={step.state === 'doing'}
        >
          <StepWords step={step} cluster={cluster} onboard={onboard} />
        </StepBox>
      ))}
    </Steps>
  );
};

const StepWords = ({
  step,
  cluster,
  onboard,
}: {
  step: ProvisioningStep;
  cluster: ProvisionedCluster;
  onboard?: ReactNode;
}) => {
  const { controlPlane, workers } = cluster;
  if (step.step === 'onboarded') return <>{onboard}</>;
  const counts = { controlPlane, workers };
  const own =
    step.step === 'controlPlane' || step.step === 'workers'
      ? counts[step.step]
      : undefined;
  return (
    <>
      {own && own.wanted > 0 && <Counts counts={own} />}
      {/* Its numbers say it already. */}
      {!own && step.message}
    </>
  );
};
