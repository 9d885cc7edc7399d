import {
  ClusterSummary,
  Source,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { hubIcons, probeIcons } from '../../../components/cluster';
import { StateWord } from '../../../components/state';
import { Age } from '../../../components/time';
import { useFleetText } from '../../../translation';
import styles from './ClusterList.module.css';

/** Our own word; where the hub says otherwise, this is the one to believe. */
export const ProbeWord = ({ cluster }: { cluster: ClusterSummary }) => {
  const t = useFleetText();
  const { probe } = cluster;
  return (
    <>
      <StateWord
        state={probeIcons[probe.state]}
        words={t(`probe.${probe.state}`)}
        size={14}
      />
      {probe.observedAt && (
        <div className={styles.small}>
          <Age at={probe.observedAt} />
        </div>
      )}
    </>
  );
};

/** The hub's word, and how old it is when the hub is silent. */
export const HubWord = ({
  cluster,
  source,
}: {
  cluster: ClusterSummary;
  source: Source | undefined;
}) => {
  const { status } = cluster.hubSays;
  const silent = source !== undefined && source.state !== 'ok';
  return (
    <>
      <StateWord
        state={silent ? 'notHeard' : hubIcons[status]}
        words={status}
        size={14}
      />
      <div className={styles.small}>
        {cluster.ref.hub} {source?.observedAt && <Age at={source.observedAt} />}
      </div>
    </>
  );
};
