import { AddOn, Block } from '@fleet-portal/backstage-plugin-fleet-common';
import { useFleetText } from '../../translation';
import { Panel } from '../layout';
import { ShownState, StateIcon } from '../state';
import { BlockBody, BlockNote } from './BlockNote';
import styles from './cluster.module.css';

/** The platform's own parts on the cluster, with their versions. */
export const AddOnsPanel = ({ block }: { block: Block<AddOn[]> }) => {
  const t = useFleetText();
  return (
    <Panel title={t('cluster.addOns')} aside={<BlockNote block={block} />}>
      <BlockBody block={block}>
        {(addOns, stale) =>
          addOns.length === 0 ? (
            <span className={styles.small}>{t('cluster.addOnsNone')}</span>
          ) : (
            <ul className={styles.list}>
              {addOns.map(addOn => (
                <li key={addOn.name}>
                  <StateIcon
                    state={stale ? 'notHeard' : stateOf(addOn)}
                    size={14}
                    label={
                      addOn.ready ? t('cluster.ready') : t('cluster.notReady')
                    }
                  />
                  <span>
                    {addOn.name}{' '}
                    {addOn.message && (
                      <span className={styles.small}>{addOn.message}</span>
                    )}
                  </span>
                  <span className={styles.code}>{addOn.version}</span>
                </li>
              ))}
            </ul>
          )
        }
      </BlockBody>
    </Panel>
  );
};

function stateOf(addOn: AddOn): ShownState {
  return addOn.ready ? 'healthy' : 'degraded';
}
