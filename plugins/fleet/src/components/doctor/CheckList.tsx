import {
  HubCheckResult,
  Remedy,
  SpokeCheckResult,
  Verdict,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { said, useFleetText } from '../../translation';
import { CopyButton } from '../links';
import { StateIcon } from '../state';
import { checkLook, worstOutcomeFirst } from './doctorLook';
import styles from './doctor.module.css';

type CheckResult = HubCheckResult | SpokeCheckResult;

/** What was found, the worst first; what works unfolds. */
export const CheckList = ({
  verdict,
  checks,
}: {
  verdict: Verdict;
  checks: readonly CheckResult[];
}) => {
  const t = useFleetText();
  const sorted = worstOutcomeFirst(checks);
  const troubles = sorted.filter(isTrouble);
  const rest = sorted.filter(check => !isTrouble(check));
  const skipped = rest.filter(({ outcome }) => outcome === 'skipped').length;
  const counts = [
    ...(skipped < rest.length
      ? [t('doctor.works', { count: rest.length - skipped })]
      : []),
    ...(skipped > 0 ? [t('doctor.notAsked', { count: skipped })] : []),
  ];
  return (
    <>
      <Checks checks={troubles} />
      {rest.length > 0 && (
        // A hub that is muted has nothing to mend, only a reason.
        <details open={troubles.length === 0 && verdict !== 'ok'}>
          <summary className={styles.rest}>{counts.join(', ')}</summary>
          <Checks checks={rest} />
        </details>
      )}
    </>
  );
};

function isTrouble({ outcome, remedy }: CheckResult): boolean {
  return remedy !== undefined || (outcome !== 'ok' && outcome !== 'skipped');
}

const Checks = ({ checks }: { checks: readonly CheckResult[] }) => {
  const t = useFleetText();
  if (checks.length === 0) return null;
  return (
    <ul className={styles.checks}>
      {checks.map(one => (
        <li key={one.check} className={styles.check}>
          <StateIcon
            state={checkLook[one.outcome]}
            label={t(`doctor.outcome.${one.outcome}`)}
          />
          <strong>{t(`doctor.check.${one.check}`)}</strong>
          <div className={styles.words}>
            {said(one, 'words', t)}
            {one.remedy && <RemedyLines remedy={one.remedy} />}
          </div>
        </li>
      ))}
    </ul>
  );
};

const RemedyLines = ({ remedy }: { remedy: Remedy }) => {
  const t = useFleetText();
  const { paste } = remedy;
  return (
    <>
      <div>{said(remedy, 'words', t)}</div>
      {paste && (
        <div className={styles.paste}>
          <pre>{paste}</pre>
          <CopyButton value={paste} what={t('doctor.lines')} />
        </div>
      )}
    </>
  );
};
