import {
  DoctorSpoke,
  stringifyClusterRef,
} from '@fleet-portal/backstage-plugin-fleet-common';
import {
  CheckList,
  isTroubled,
  VerdictWord,
  worstVerdictFirst,
} from '../../components/doctor';
import { Panel } from '../../components/layout';
import { PageLink } from '../../components/links';
import { useFleetLinks } from '../../hooks';
import { useFleetText } from '../../translation';
import styles from './DoctorPage.module.css';

/** Every spoke; those that nothing is to be done about unfold. */
export const SpokesPanel = ({ spokes }: { spokes: readonly DoctorSpoke[] }) => {
  const t = useFleetText();
  const sorted = worstVerdictFirst(spokes);
  const others = sorted.filter(spoke => !isTroubled(spoke));
  return (
    <Panel title={t('doctor.spokes')} flush>
      <Spokes spokes={sorted.filter(isTroubled)} />
      {others.length > 0 && (
        <details>
          <summary className={styles.more}>
            {t('doctor.otherSpokes', { count: others.length })}
          </summary>
          <Spokes spokes={others} />
        </details>
      )}
    </Panel>
  );
};

const Spokes = ({ spokes }: { spokes: readonly DoctorSpoke[] }) => {
  const links = useFleetLinks();
  return (
    <ul className={styles.spokes}>
      {spokes.map(({ ref, verdict, kubernetesVersion, checks }) => (
        <li key={stringifyClusterRef(ref)}>
          <div className={styles.spoke}>
            <PageLink to={links.cluster(ref)}>{ref.name}</PageLink>
            <VerdictWord verdict={verdict} />
            <span className={styles.small}>
              {[ref.hub, kubernetesVersion].filter(Boolean).join(', ')}
            </span>
          </div>
          <CheckList verdict={verdict} checks={checks} />
        </li>
      ))}
    </ul>
  );
};
