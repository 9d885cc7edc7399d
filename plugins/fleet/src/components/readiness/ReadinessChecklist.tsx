import { ButtonLink } from '@backstage/ui';
import { ReadinessStepDetail } from '@fleet-portal/backstage-plugin-fleet-common';
import { useFleetText } from '../../translation';
import { StateIcon } from '../state';
import { Age } from '../time';
import { Evidence } from './Evidence';
import { outcomeLook } from './outcomeLook';
import styles from './readiness.module.css';

/** Every step of the checklist, with what it was judged by and what to do. */
export const ReadinessChecklist = ({
  steps,
  template,
}: {
  steps: readonly ReadinessStepDetail[];
  /** Undefined where the portal has no software templates. */
  template?: (name: string) => string;
}) => (
  <ul className={styles.steps}>
    {steps.map(step => (
      <Step key={step.step} step={step} template={template} />
    ))}
  </ul>
);

const Step = ({
  step,
  template,
}: {
  step: ReadinessStepDetail;
  template?: (name: string) => string;
}) => {
  const t = useFleetText();
  const { outcome, remedy } = step;
  return (
    <li className={styles.step}>
      <StateIcon
        state={outcomeLook[outcome]}
        label={t(`readiness.outcome.${outcome}`)}
      />
      <div className={styles.told}>
        <div className={styles.heading}>
          <strong>{t(`readiness.step.${step.step}`)}</strong>
          <span className={styles.age}>
            {step.observedAt && <Age at={step.observedAt} />}
          </span>
        </div>
        <div>{step.words}</div>
        {step.stale && (
          <div className={styles.small}>
            {t('readiness.stale', { reason: step.stale })}
          </div>
        )}
        {remedy && (
          <div className={styles.remedy}>
            <span>{remedy.words}</span>
            {remedy.template && template && (
              <ButtonLink
                variant="secondary"
                size="small"
                href={template(remedy.template)}
              >
                {t('readiness.openTemplate')}
              </ButtonLink>
            )}
          </div>
        )}
        <Evidence step={step} />
      </div>
    </li>
  );
};
