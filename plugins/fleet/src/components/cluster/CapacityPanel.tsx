import { Block, Capacity } from '@fleet-portal/backstage-plugin-fleet-common';
import { useFleetText } from '../../translation';
import { Panel } from '../layout';
import { BlockBody, BlockNote } from './BlockNote';
import { bytesWords, roundWords } from './quantities';
import styles from './cluster.module.css';

/** CPU and memory: used and requested of what is allocatable. */
export const CapacityPanel = ({ block }: { block: Block<Capacity> }) => {
  const t = useFleetText();
  return (
    <Panel
      title={t('cluster.capacity')}
      note={<BlockNote block={block} />}
      aside={(['used', 'requested', 'allocatable'] as const).map(key => (
        <span key={key} className={styles.key} data-key={key}>
          {t(`cluster.${key}`)}
        </span>
      ))}
    >
      <BlockBody block={block}>
        {({ cpu, memory }) => (
          <dl className={styles.capacity}>
            <Meter
              label={t('cluster.cpu')}
              amounts={cpu}
              wordsOf={amount => roundWords(amount, t)}
            />
            <Meter
              label={t('cluster.memory')}
              amounts={memory}
              wordsOf={amount => bytesWords(amount, t)}
            />
          </dl>
        )}
      </BlockBody>
    </Panel>
  );
};

const Meter = (props: {
  label: string;
  amounts: Capacity['cpu'];
  wordsOf: (amount: number) => string;
}) => {
  const { label, amounts, wordsOf } = props;
  const t = useFleetText();
  const { used, requested, allocatable } = amounts;
  const share = (amount: number) =>
    `${Math.min(100, allocatable > 0 ? (amount / allocatable) * 100 : 0)}%`;
  return (
    <>
      <dt>{label}</dt>
      <dd className={styles.meter} aria-hidden>
        <span
          className={styles.requested}
          style={{ width: share(requested) }}
        />
        {used !== undefined && (
          <span className={styles.used} style={{ width: share(used) }} />
        )}
      </dd>
      <dd className={styles.capacityWords}>
        {used === undefined
          ? t('cluster.capacityWordsNoMetrics', {
              requested: wordsOf(requested),
              allocatable: wordsOf(allocatable),
            })
          : t('cluster.capacityWords', {
              used: wordsOf(used),
              requested: wordsOf(requested),
              allocatable: wordsOf(allocatable),
            })}
      </dd>
    </>
  );
};
