import { RolloutSummary } from '@fleet-portal/backstage-plugin-fleet-common';
import {
  DataColumn,
  DataTable,
  SecondLine,
  useMoreRows,
} from '../../components/layout';
import { PageLink } from '../../components/links';
import {
  rolloutLook,
  RolloutMeter,
  rolloutWords,
} from '../../components/rollout';
import { StateWord } from '../../components/state';
import { Age, durationWords } from '../../components/time';
import { useFleetLinks } from '../../hooks';
import { useFleetText } from '../../translation';
import styles from './rollouts.module.css';

/** A row per rollout: which release, how far, since when, whose. */
export const RolloutTable = ({
  rollouts,
  ofOneService,
  current,
}: {
  rollouts: readonly RolloutSummary[];
  /** Then the release names the row, and service and owner are not repeated. */
  ofOneService?: boolean;
  /** Id of the one that is shown. */
  current?: string;
}) => {
  const t = useFleetText();
  const links = useFleetLinks();
  const { rows, more } = useMoreRows(rollouts, ofOneService ? 8 : 50);
  const columns: (DataColumn<RolloutSummary> | false | undefined)[] = [
    !ofOneService && {
      id: 'service',
      title: t('rollout.service'),
      rowHeader: true,
      cell: one => (
        <PageLink to={links.rollout(one.service, one.id)}>
          {one.service}
        </PageLink>
      ),
    },
    {
      id: 'release',
      title: t('rollout.release'),
      rowHeader: ofOneService,
      nowrap: true,
      cell: one => <Release rollout={one} linked={ofOneService} />,
    },
    {
      id: 'state',
      title: t('rollout.state'),
      nowrap: true,
      cell: one => (
        <>
          <StateWord
            state={rolloutLook(one)}
            words={rolloutWords(one, t)}
            size={14}
          />
          {one.blocks > 0 && (
            <SecondLine>{t('entity.blocks', { count: one.blocks })}</SecondLine>
          )}
        </>
      ),
    },
    {
      id: 'progress',
      title: t('rollout.progress'),
      nowrap: true,
      cell: one => <RolloutMeter rollout={one} />,
    },
    {
      id: 'environments',
      title: t('rollout.environments'),
      cell: one => one.environments.join(', ') || '-',
    },
    {
      id: 'began',
      title: t('rollout.began'),
      nowrap: true,
      cell: one => <Age at={one.startedAt} />,
    },
    {
      id: 'took',
      title: t('rollout.took'),
      nowrap: true,
      cell: one =>
        one.finishedAt
          ? durationWords(
              Date.parse(one.finishedAt) - Date.parse(one.startedAt),
              t,
            )
          : '-',
    },
    !ofOneService && {
      id: 'owner',
      title: t('rollout.owner'),
      cell: one =>
        one.owner ? (
          <PageLink to={links.entity?.(one.owner)}>
            {one.owner.replace(/^.*[:/]/, '')}
          </PageLink>
        ) : (
          '-'
        ),
    },
  ];
  return (
    <>
      <DataTable
        label={t('rollout.list')}
        rows={rows}
        rowKey={one => `${one.service} ${one.id}`}
        highlighted={one => one.id === current}
        columns={columns.flatMap(column => column || [])}
      />
      {more}
    </>
  );
};

const Release = ({
  rollout,
  linked,
}: {
  rollout: RolloutSummary;
  linked?: boolean;
}) => {
  const t = useFleetText();
  const links = useFleetLinks();
  const { service, id, version, fromVersion, rollback } = rollout;
  return (
    <>
      {linked ? (
        <PageLink to={links.rollout(service, id)}>{version}</PageLink>
      ) : (
        <strong>{version}</strong>
      )}{' '}
      <span className={styles.small}>
        {[
          fromVersion && t('rollout.fromVersion', { version: fromVersion }),
          rollback && t('rollout.rollback'),
        ]
          .filter(Boolean)
          .join(', ')}
      </span>
    </>
  );
};
