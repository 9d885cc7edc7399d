import { ButtonLink } from '@backstage/ui';
import { ReadinessStepDetail } from '@fleet-portal/backstage-plugin-fleet-common';
import { said, useFleetText } from '../../translation';
import { StateIcon } from '../state';
import { Age } from '../time';
import { Evidence } from './Evidence';
import { outcomeLook } from './outcomeLook';
import styles from './readiness.module.css';

interface ChecklistProps {
  steps: readonly ReadinessStepDetail[];
  /** Where the form of a remedy's template is; undefined where the portal has no software templates. */
  formOf?: (remedy: Remedy) => string | undefined;
}

type Remedy = NonNullable<ReadinessStepDetail['remedy']>;

/**
 * Every step of the checklist; its evidence unfolds, what to do is always
 * there. The steps of a cluster that cannot be read give their reason once.
 */
export const ReadinessChecklist = ({ steps, formOf }: ChecklistProps) => (
  <ul className={styles.steps}>
    {alikeSteps(steps).map(([step, ...alike]) => (
      <li key={step.step}>
        {step.evidence.length === 0 ? (
          <div className={styles.step}>
            <StepLine step={step} alike={alike} />
          </div>
        ) : (
          <details>
            <summary className={styles.step}>
              <StepLine step={step} alike={alike} />
            </summary>
            <Evidence step={step} />
          </details>
        )}
        <Advice step={step} formOf={formOf} />
      </li>
    ))}
  </ul>
);

type Alike = [ReadinessStepDetail, ...ReadinessStepDetail[]];

/** What could not be read for one and the same reason stands together. */
function alikeSteps(steps: readonly ReadinessStepDetail[]): Alike[] {
  const groups: Alike[] = [];
  for (const step of steps) {
    const group = groups.find(([first]) => unreadAlike(first, step));
    if (group) group.push(step);
    else groups.push([step]);
  }
  return groups;
}

function unreadAlike(a: ReadinessStepDetail, b: ReadinessStepDetail): boolean {
  const bare = [a, b].every(
    ({ outcome, evidence, moreEvidence, remedy }) =>
      outcome === 'unknown' &&
      evidence.length + moreEvidence === 0 &&
      remedy === undefined,
  );
  return bare && a.words === b.words && a.stale === b.stale;
}

const StepLine = ({
  step,
  alike,
}: {
  step: ReadinessStepDetail;
  alike: readonly ReadinessStepDetail[];
}) => {
  const t = useFleetText();
  const { outcome, evidence, moreEvidence, observedAt, stale } = step;
  const objects = evidence.length + moreEvidence;
  return (
    <>
      <StateIcon
        // An old reading claims nothing of now, however good it was.
        state={stale ? 'notHeard' : outcomeLook[outcome]}
        label={t(`readiness.outcome.${outcome}`)}
      />
      <strong className={styles.name}>
        {alike.length > 0
          ? t('readiness.alike', { count: alike.length + 1 })
          : t(`readiness.step.${step.step}`)}
      </strong>
      <span className={styles.words}>
        {said(step, 'words', t)}
        {alike.length > 0 && (
          <span className={styles.names}>
            {[step, ...alike]
              .map(one => t(`readiness.step.${one.step}`))
              .join(', ')}
          </span>
        )}
      </span>
      <span className={styles.small}>
        {objects > 0 && (
          <span className={styles.count}>
            {t('readiness.evidence', { count: objects })}
          </span>
        )}
        {observedAt && <Age at={observedAt} />}
      </span>
    </>
  );
};

const Advice = ({
  step,
  formOf,
}: {
  step: ReadinessStepDetail;
  formOf: ChecklistProps['formOf'];
}) => {
  const t = useFleetText();
  const { stale, remedy } = step;
  if (!stale && !remedy) return null;
  const form = remedy && formOf?.(remedy);
  return (
    <div className={styles.advice}>
      {stale && (
        <span className={styles.small}>
          {t('readiness.stale', { reason: said(step, 'stale', t) })}
        </span>
      )}
      {remedy && (
        <>
          <span>{said(remedy, 'words', t)}</span>
          {form && (
            <ButtonLink variant="secondary" size="small" href={form}>
              {t('readiness.openTemplate')}
            </ButtonLink>
          )}
        </>
      )}
    </div>
  );
};
