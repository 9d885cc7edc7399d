import { ReactNode } from 'react';
import {
  ClusterRef,
  ClusterUpgrade,
  stringifyClusterRef,
  UpgradeWave,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { useFleetText } from '../../translation';
import { DataTable, Panel } from '../layout';
import { PageLink } from '../links';
import { StateWord } from '../state';
import { Age, durationWords } from '../time';
import { MachineList } from './MachineList';
import { PreflightWords } from './PreflightWords';
import { clusterLook, waveLook } from './upgradeLook';
import styles from './upgrades.module.css';

/** One wave: its clusters, and what it waits for. */
export const WavePanel = ({
  wave,
  href,
  next,
}: {
  wave: UpgradeWave;
  href: (ref: ClusterRef) => string;
  /** What a person can do about it now. */
  next?: ReactNode;
}) => {
  const t = useFleetText();
  const { clusters, soakedAt, state } = wave;
  return (
    <Panel
      title={wave.name}
      note={useWaveNote(wave)}
      aside={
        <span className={styles.aside}>
          <StateWord
            state={waveLook[state]}
            words={t(`upgrade.waves.${state}`)}
          />
          {next}
        </span>
      }
      flush
    >
      {(wave.blocks.length > 0 || state === 'soaking') && (
        <ul className={styles.blocks}>
          {wave.blocks.map(({ block, wave: other, clusters: which }) => (
            <li key={`${block} ${other}`}>
              {t(`upgrade.blocks.${block}`, { wave: other ?? '' })}
              {which.length > 0 &&
                ` (${which.map(({ name }) => name).join(', ')})`}
            </li>
          ))}
          {state === 'soaking' && soakedAt && (
            <li>
              {t('upgrade.soakedAt')} <Age at={soakedAt} />
            </li>
          )}
        </ul>
      )}
      {clusters.length > 0 && (
        <ClustersOfWave name={wave.name} clusters={clusters} href={href} />
      )}
      {clusters.map(cluster => (
        <MachineList key={stringifyClusterRef(cluster.ref)} cluster={cluster} />
      ))}
    </Panel>
  );
};

/** `Labels env=prod, 3 at once, watched for 5 d, 2 of 4 upgraded` */
function useWaveNote(wave: UpgradeWave): string {
  const t = useFleetText();
  const { atOnce, clusters, match, soakSeconds } = wave;
  const labels = Object.entries(match)
    .map(([key, value]) => `${key}=${value}`)
    .join(', ');
  const upgraded = clusters.filter(({ state }) => state === 'upgraded');
  return [
    t('upgrade.match', { labels }),
    ...(atOnce === undefined ? [] : [t('upgrade.atOnce', { n: atOnce })]),
    ...(soakSeconds > 0
      ? [t('upgrade.soak', { span: durationWords(soakSeconds * 1_000, t) })]
      : []),
    t('upgrade.upgradedOf', { n: upgraded.length, all: clusters.length }),
  ].join(' · ');
}

const ClustersOfWave = ({
  name,
  clusters,
  href,
}: {
  name: string;
  clusters: readonly ClusterUpgrade[];
  href: (ref: ClusterRef) => string;
}) => {
  const t = useFleetText();
  return (
    <DataTable
      label={name}
      rows={clusters}
      rowKey={({ ref }) => stringifyClusterRef(ref)}
      columns={[
        {
          id: 'cluster',
          share: 13,
          title: t('upgrade.cluster'),
          rowHeader: true,
          cell: ({ ref }) => <PageLink to={href(ref)}>{ref.name}</PageLink>,
        },
        {
          id: 'state',
          share: 17,
          title: t('upgrade.state'),
          nowrap: true,
          cell: ({ state }) => (
            <StateWord
              state={clusterLook[state]}
              words={t(`upgrade.states.${state}`)}
            />
          ),
        },
        {
          id: 'version',
          share: 11,
          title: t('upgrade.version'),
          nowrap: true,
          cell: ({ version }) => version ?? '-',
        },
        {
          id: 'machines',
          share: 11,
          title: t('upgrade.machines'),
          nowrap: true,
          cell: ({ machines }) =>
            machines
              ? t('upgrade.ofMachines', {
                  n: machines.upToDate,
                  all: machines.all,
                })
              : '-',
        },
        {
          id: 'preflight',
          title: t('upgrade.preflight'),
          prose: true,
          cell: cluster => <PreflightWords cluster={cluster} />,
        },
      ]}
    />
  );
};
