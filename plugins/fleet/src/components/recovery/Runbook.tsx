import { ButtonLink } from '@backstage/ui';
import {
  FailoverCheck,
  Region,
  Standby,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { ReactNode } from 'react';
import { said, useFleetText } from '../../translation';
import { StateIcon } from '../state';
import { Age } from '../time';
import styles from './recovery.module.css';
import { checkLook, regionLook } from './regionLook';

/** What to do when a region is lost, in order, with what is true of it now. */
export const Runbook = ({
  region,
  failover,
}: {
  region: Region;
  /** The form that proposes the switch; undefined where there is none. */
  failover: (standby: Standby) => string | undefined;
}) => {
  const t = useFleetText();
  const { region: name, verdict, standbys } = region;
  return (
    <ol className={styles.runbook}>
      <Step title={t('regions.confirm', { region: name })}>
        <p className={styles.check}>
          <StateIcon
            state={regionLook[verdict]}
            label={t(`regions.verdict.${verdict}`)}
          />
          <span>{said(region, 'words', t)}</span>
        </p>
      </Step>
      <Step title={t('regions.choose')}>
        {standbys.length === 0 && (
          <p className={styles.check}>{t('regions.noStandby')}</p>
        )}
        {standbys.map(standby => (
          <section key={standby.region} className={styles.standby}>
            <h3>{standby.region}</h3>
            <ul>
              {standby.checks.map(check => (
                <li key={check.check} className={styles.check}>
                  <CheckLine check={check} />
                </li>
              ))}
            </ul>
            <SwitchButton
              href={failover(standby)}
              from={name}
              to={standby.region}
            />
          </section>
        ))}
      </Step>
      <Step title={t('regions.data')}>
        <p className={styles.check}>{t('regions.dataHow')}</p>
      </Step>
      <Step title={t('regions.back')}>
        <p className={styles.check}>{t('regions.backHow')}</p>
      </Step>
    </ol>
  );
};

const Step = ({ title, children }: { title: string; children: ReactNode }) => (
  <li>
    <strong>{title}</strong>
    {children}
  </li>
);

const CheckLine = ({ check }: { check: FailoverCheck }) => {
  const t = useFleetText();
  const { outcome, observedAt } = check;
  return (
    <>
      <StateIcon
        state={checkLook[outcome]}
        label={t(`regions.outcome.${outcome}`)}
      />
      <span>
        <strong>{t(`regions.check.${check.check}`)}</strong>{' '}
        {said(check, 'words', t)}{' '}
        {observedAt && (
          <span className={styles.small}>
            <Age at={observedAt} />
          </span>
        )}
      </span>
    </>
  );
};

const SwitchButton = ({
  href,
  from,
  to,
}: {
  href: string | undefined;
  from: string;
  to: string;
}) => {
  const t = useFleetText();
  if (!href) return null;
  return (
    <ButtonLink variant="secondary" size="small" href={href}>
      {t('regions.failOver', { from, to })}
    </ButtonLink>
  );
};
