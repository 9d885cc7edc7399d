import { RolloutDetail } from '@fleet-portal/backstage-plugin-fleet-common';
import { NoEvents, Panel, useMoreRows } from '../../components/layout';
import {
  BarLegend,
  ClusterBars,
  ConvergenceChart,
  EventList,
  StageStrip,
} from '../../components/rollout';
import { TroubleBox } from '../../components/trouble';
import { useFleetLinks } from '../../hooks';
import { said, useFleetText } from '../../translation';
import { DeliveryPanel } from './DeliveryPanel';
import { RolloutBlocks } from './RolloutBlocks';
import { RolloutSteps } from './RolloutSteps';
import { RolloutTable } from './RolloutTable';
import { SilentHubs } from './SilentHubs';
import styles from './rollouts.module.css';

export interface RolloutBodyProps {
  detail: RolloutDetail;
  /** Of the delivery figures. */
  days: number;
  periods: readonly number[];
  onDays: (days: number) => void;
}

/** Stages, then what stands in the way, then steps, then a bar per cluster. */
export const RolloutBody = (props: RolloutBodyProps) => {
  const { detail } = props;
  const t = useFleetText();
  const links = useFleetLinks();
  const { rollout, history } = detail;
  return (
    <>
      {history.status === 'failed' && (
        <TroubleBox
          state="notHeard"
          title={t('rollout.historyFailed', {
            reason: said(history, 'reason', t),
          })}
        />
      )}
      <StageStrip detail={detail} />
      <RolloutBlocks detail={detail} />
      <RolloutSteps detail={detail} />
      <Panel
        title={t('rollout.perCluster')}
        note={<SilentHubs detail={detail} />}
        aside={<BarLegend />}
        flush
      >
        <ClusterBars
          detail={detail}
          href={bar => links.application(bar.application)}
        />
      </Panel>
      <div className={styles.cards}>
        <Panel title={t('rollout.convergence')}>
          <ConvergenceChart
            rollout={rollout}
            convergence={detail.convergence}
            href={id => links.rollout(rollout.service, id)}
          />
        </Panel>
        <DeliveryPanel {...props} delivery={detail.delivery} />
        <Happened detail={detail} />
      </div>
      {detail.rollouts.length > 1 && (
        <Panel
          title={t('rollout.others', { service: rollout.service })}
          note={t('rollout.othersNote')}
          flush
        >
          <RolloutTable
            rollouts={detail.rollouts}
            ofOneService
            current={rollout.id}
          />
        </Panel>
      )}
    </>
  );
};

const Happened = ({ detail }: { detail: RolloutDetail }) => {
  const t = useFleetText();
  const { rows, more } = useMoreRows(detail.timeline, 8);
  return (
    <Panel
      title={t('rollout.timeline')}
      note={detail.timeline.length || null}
      flush
    >
      {rows.length > 0 ? (
        <EventList events={rows} />
      ) : (
        <NoEvents>{t('rollout.noTimeline')}</NoEvents>
      )}
      {more}
    </Panel>
  );
};
