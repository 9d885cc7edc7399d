import {
  AppliedResource,
  ResourceSet,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { useFleetText } from '../../translation';
import { StateIcon, StateWord } from '../state';
import { Age } from '../time';
import styles from './provisioning.module.css';
import { appliedLook, resourceSetLook } from './provisioningLook';

/** What Cluster API puts on a cluster, and why it is not there where it is not. */
export const ResourceSetList = ({ sets }: { sets: readonly ResourceSet[] }) => {
  const t = useFleetText();
  return (
    <ul className={styles.management}>
      {sets.map(({ name, state, message, resources }) => (
        <li key={name}>
          <div className={styles.managementLine}>
            <strong>{name}</strong>
            <StateWord
              state={resourceSetLook[state]}
              words={t(`provisioning.resourceSet.${state}`)}
            />
          </div>
          {state === 'waiting' && (
            <div className={styles.small}>{t('provisioning.setWaits')}</div>
          )}
          {message && <div className={styles.small}>{message}</div>}
          <ul className={styles.resources}>
            {resources.map(resource => (
              <li key={`${resource.kind} ${resource.name}`}>
                <Resource
                  resource={resource}
                  explained={message !== undefined}
                />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
};

const Resource = ({
  resource: { kind, name, state, triedAt },
  explained,
}: {
  resource: AppliedResource;
  /** Cluster API says why. */
  explained: boolean;
}) => {
  const t = useFleetText();
  return (
    <span className={styles.named}>
      <StateIcon
        state={appliedLook[state]}
        size={16}
        label={t(`provisioning.applied.${state}`)}
      />
      <span>
        <span className={styles.code}>
          {kind} {name}
        </span>
        {triedAt && (
          <span className={styles.small}>
            {' '}
            <Age at={triedAt} />
          </span>
        )}
        {state === 'missing' && (
          <span className={styles.second}>
            {t('provisioning.noSuchResource')}
          </span>
        )}
        {state === 'failed' && !explained && (
          <span className={styles.second}>{t('provisioning.seeLogs')}</span>
        )}
      </span>
    </span>
  );
};
