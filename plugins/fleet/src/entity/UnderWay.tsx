import {
  EntityDeployments,
  RolloutSummary,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { PageLink } from '../components/links';
import { RolloutMeter, rolloutLook, rolloutWords } from '../components/rollout';
import { StateWord } from '../components/state';
import { Age } from '../components/time';
import { useFleetLinks } from '../hooks';
import { useFleetText } from '../translation';
import styles from './lines.module.css';

/** Releases of the entity that are on their way to its clusters now. */
export const UnderWay = ({
  deployments,
}: {
  deployments: EntityDeployments;
}) => {
  const t = useFleetText();
  const rollouts = deployments.openRollouts;
  const services = new Set(deployments.applications.map(a => a.service));
  if (rollouts.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={t('entity.underWay')}>
      {rollouts.map(rollout => (
        <li className={styles.line} key={`${rollout.service} ${rollout.id}`}>
          <RolloutLine rollout={rollout} named={services.size > 1} />
        </li>
      ))}
    </ul>
  );
};

const RolloutLine = ({
  rollout,
  named,
}: {
  rollout: RolloutSummary;
  /** The entity has several services: each line says which. */
  named: boolean;
}) => {
  const t = useFleetText();
  const links = useFleetLinks();
  const { service, id, version, blocks, startedAt } = rollout;
  return (
    <>
      <StateWord
        state={rolloutLook(rollout)}
        words={rolloutWords(rollout, t)}
        size={16}
      />
      <strong>{named ? `${service} ${version}` : version}</strong>
      <RolloutMeter rollout={rollout} />
      <span className={styles.note}>
        {blocks > 0 && `${t('entity.blocks', { count: blocks })}, `}
        {t('entity.beganAgo', { age: <Age at={startedAt} ago={false} /> })}
      </span>
      <span className={styles.link}>
        <PageLink to={links.rollout(service, id)}>
          {t('entity.follow')}
        </PageLink>
      </span>
    </>
  );
};
