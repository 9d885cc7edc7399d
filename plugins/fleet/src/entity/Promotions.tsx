import { Fragment } from 'react';
import { ButtonLink } from '@backstage/ui';
import { RiGitPullRequestLine } from '@remixicon/react';
import { EntityDeployments } from '@fleet-portal/backstage-plugin-fleet-common';
import { StateIcon, toneClass, toneOf } from '../components/state';
import { Age } from '../components/time';
import { useTemplateLink } from '../hooks';
import { FleetText, useFleetText } from '../translation';
import { openPromotions, Promotion } from './promotion';
import styles from './lines.module.css';

/** What waits to be promoted, a line per step, and whether it should wait longer. */
export const Promotions = ({
  deployments,
}: {
  deployments: EntityDeployments;
}) => {
  const t = useFleetText();
  const promotions = openPromotions(deployments);
  if (promotions.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={t('entity.promotions')}>
      {promotions.map(promotion => (
        <PromotionLine
          key={promotion.to}
          promotion={promotion}
          applicationSet={applicationSetOf(deployments, promotion.to)}
        />
      ))}
    </ul>
  );
};

interface PromotionProps {
  promotion: Promotion;
  /** What the templates call the service; undefined where it has several. */
  applicationSet: string | undefined;
}

const PromotionLine = ({ promotion, applicationSet }: PromotionProps) => {
  const t = useFleetText();
  const { from, to, version, runs, waiting, blockedBy } = promotion;
  const releases = waiting.map((one, index) => (
    <Fragment key={one.version}>
      {index > 0 && ', '}
      {t('entity.waitsSince', {
        version: one.version,
        age: <Age at={one.deployedAt} ago={false} />,
      })}
    </Fragment>
  ));
  const state = blockedBy ? 'atRisk' : 'toPromote';
  return (
    <li
      className={`${styles.promotion} ${toneClass(toneOf(state))}`}
      data-blocked={blockedBy ? '' : undefined}
    >
      <StateIcon state={state} size={20} />
      <div className={styles.words}>
        <strong>
          {blockedBy
            ? t('entity.notReady', {
                environment: to,
                reason: troubleWords(blockedBy, t),
              })
            : t('entity.ready', { version, environment: to })}
        </strong>
        <div className={styles.note}>
          {[
            !blockedBy && t('entity.readyWhy', { from }),
            runs && t('entity.runs', { environment: to, version: runs }),
          ]
            .filter(Boolean)
            .join(' ')}{' '}
          {releases.length > 0 &&
            t('entity.waiting', { from, releases: <>{releases}</> })}
        </div>
      </div>
      <PromotionActions promotion={promotion} applicationSet={applicationSet} />
    </li>
  );
};

const PromotionActions = ({ promotion, applicationSet }: PromotionProps) => {
  const t = useFleetText();
  const { rollBackTo, to } = promotion;
  const place = {
    ...(applicationSet !== undefined && { name: applicationSet }),
    environment: to,
  };
  const promote = useTemplateLink('promote-a-release', place);
  const rollBack = useTemplateLink('roll-back-a-release', {
    ...place,
    ...(rollBackTo !== undefined && { version: rollBackTo }),
  });
  return (
    <div className={styles.actions}>
      {rollBack && rollBackTo && (
        <ButtonLink
          variant="secondary"
          size="small"
          iconStart={<RiGitPullRequestLine />}
          href={rollBack}
        >
          {t('entity.rollBack', { environment: to, version: rollBackTo })}
        </ButtonLink>
      )}
      {promote && (
        <ButtonLink
          variant="secondary"
          size="small"
          iconStart={<RiGitPullRequestLine />}
          href={promote}
        >
          {t('entity.promote', { environment: to })}
        </ButtonLink>
      )}
    </div>
  );
};

function troubleWords(
  { environment, troubles }: NonNullable<Promotion['blockedBy']>,
  t: FleetText,
): string {
  return t('entity.reasonTrouble', {
    environment,
    troubles: troubles
      .map(({ state, count }) => `${count} ${t(`state.${state}`)}`)
      .join(', '),
  });
}

function applicationSetOf(
  { applications }: EntityDeployments,
  environment: string,
): string | undefined {
  const names = new Set(
    applications
      .filter(one => one.environment === environment)
      .flatMap(one => one.applicationSet ?? []),
  );
  return names.size === 1 ? [...names][0] : undefined;
}
