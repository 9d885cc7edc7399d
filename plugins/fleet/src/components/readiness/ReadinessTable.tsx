import {
  ClusterReadiness,
  ClusterRef,
  ReadinessStep,
  ReadinessStepName,
  stringifyClusterRef,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { said, useFleetText } from '../../translation';
import { DataTable, SecondLine } from '../layout';
import { ClusterLink } from '../links';
import { ShownState, StateIcon } from '../state';
import { Age } from '../time';
import { outcomeLook } from './outcomeLook';
import styles from './readiness.module.css';

/** Clusters by steps: a column that is full of crosses is trouble of the platform. */
export const ReadinessTable = ({
  steps,
  clusters,
  href,
}: {
  steps: readonly ReadinessStepName[];
  clusters: readonly ClusterReadiness[];
  href: (ref: ClusterRef) => string;
}) => {
  const t = useFleetText();
  return (
    <div className={styles.clusters}>
      <DataTable
        label={t('page.readiness')}
        rows={clusters}
        rowKey={({ ref }) => stringifyClusterRef(ref)}
        columns={[
          {
            id: 'cluster',
            title: t('readiness.cluster'),
            rowHeader: true,
            cell: cluster => (
              <ClusterLink cluster={cluster} to={href(cluster.ref)} />
            ),
          },
          {
            id: 'done',
            title: t('readiness.done'),
            nowrap: true,
            cell: cluster => <DoneCell cluster={cluster} />,
          },
          ...steps.map(name => ({
            id: name,
            title: t(`readiness.step.${name}`),
            cell: (cluster: ClusterReadiness) => (
              <StepCell cluster={cluster} name={name} />
            ),
          })),
        ]}
      />
    </div>
  );
};

const DoneCell = ({ cluster }: { cluster: ClusterReadiness }) => {
  const t = useFleetText();
  const { pending, done, steps, observedAt } = cluster;
  if (pending) return <>{t('readiness.pending')}</>;
  return (
    <>
      {t('readiness.doneOf', { done, all: steps.length })}
      {observedAt && (
        <SecondLine>
          <Age at={observedAt} />
        </SecondLine>
      )}
    </>
  );
};

const StepCell = ({
  cluster,
  name,
}: {
  cluster: ClusterReadiness;
  name: ReadinessStepName;
}) => {
  const t = useFleetText();
  const step = cluster.steps.find(one => one.step === name);
  if (!step) return null;
  // Of a spoke that is being read only the steps of its hub are known.
  const waits = cluster.pending && step.outcome === 'unknown';
  const label = waits
    ? t('readiness.pending')
    : [
        `${t(`readiness.outcome.${step.outcome}`)}: ${said(step, 'words', t)}`,
        step.stale && t('readiness.stale', { reason: said(step, 'stale', t) }),
      ]
        .filter(Boolean)
        .join(' ');
  return (
    <span className={styles.cell} title={label}>
      <StateIcon state={lookOf(step, waits)} label={label} />
    </span>
  );
};

/** An old reading claims nothing of now, however good it was. */
function lookOf({ stale, outcome }: ReadinessStep, waits: boolean): ShownState {
  if (waits) return 'waiting';
  return stale ? 'notHeard' : outcomeLook[outcome];
}
