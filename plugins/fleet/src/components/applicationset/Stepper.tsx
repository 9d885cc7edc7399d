import { useFleetText } from '../../translation';
import { ShownState, StateIcon, toneClass, toneOf } from '../state';
import styles from './Stepper.module.css';

/** One step of a RollingSync, as far as it came. */
export interface StepView {
  /** From 1. */
  step: number;
  words: string;
  /** As written; absent means all at once. */
  maxUpdate?: string;
  total: number;
  healthy: number;
  /** When it was done, or what it waits for. */
  note?: string;
  /** What is not Healthy yet: `2 Progressing: prod-eu-1, prod-eu-2`. */
  left: { state: ShownState; words: string; where?: string }[];
}

/** The steps of a RollingSync in order; the one that moves is framed. */
export const Stepper = ({ steps }: { steps: readonly StepView[] }) => {
  const t = useFleetText();
  const current = steps.find(step => !isDone(step))?.step;
  return (
    <ol className={styles.steps}>
      {steps.map(one => {
        const { step, words, maxUpdate, total, healthy, note, left } = one;
        const state = stateOf(one, current);
        return (
          <li
            key={step}
            className={`${styles.step} ${toneClass(toneOf(state))}`}
            data-done={total > 0 && isDone(one) ? '' : undefined}
            aria-current={step === current ? 'step' : undefined}
          >
            <div className={styles.head}>
              <StateIcon state={state} size={16} />
              <strong>{t('applicationSet.step', { step, words })}</strong>
              <span className={styles.small}>
                {maxUpdate
                  ? t('applicationSet.atATime', { update: maxUpdate })
                  : t('applicationSet.allAtOnce')}
              </span>
              <span className={styles.count}>
                {total > 0
                  ? t('applicationSet.healthyOf', { healthy, total })
                  : t('applicationSet.stepEmpty')}
              </span>
            </div>
            <div className={styles.progress} aria-hidden>
              <span
                style={{ width: `${total > 0 ? (healthy / total) * 100 : 0}%` }}
              />
            </div>
            {note && <div className={styles.small}>{note}</div>}
            {left.length > 0 && (
              <ul className={styles.left}>
                {left.map(item => (
                  <li
                    key={item.words}
                    className={toneClass(toneOf(item.state))}
                  >
                    <StateIcon state={item.state} size={14} />
                    <span>
                      <span className={styles.word}>{item.words}</span>
                      {item.where && `: ${item.where}`}
                    </span>
                  </li>
                ))}
              </ul>
            )}
          </li>
        );
      })}
    </ol>
  );
};

const isDone = ({ healthy, total }: StepView) => healthy === total;

function stateOf(one: StepView, current: number | undefined): ShownState {
  if (one.total === 0) return 'notPlaced';
  if (isDone(one)) return 'healthy';
  if (one.step !== current) return 'waiting';
  const bad = one.left.find(({ state }) => toneOf(state) === 'negative');
  return bad?.state ?? 'progressing';
}
