import { Verdict } from '@fleet-portal/backstage-plugin-fleet-common';
import { useFleetText } from '../../translation';
import { StateIcon } from '../state';
import { verdictLook } from './doctorLook';
import styles from './doctor.module.css';

/** The worst of the checks in a word or two. */
export const VerdictWord = ({ verdict }: { verdict: Verdict }) => {
  const t = useFleetText();
  return (
    <span className={styles.verdict}>
      <StateIcon state={verdictLook[verdict]} />
      {t(`doctor.verdict.${verdict}`)}
    </span>
  );
};
