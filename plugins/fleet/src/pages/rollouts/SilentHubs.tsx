import { Fragment } from 'react';
import { RolloutDetail } from '@fleet-portal/backstage-plugin-fleet-common';
import { Age } from '../../components/time';
import { useFleetText } from '../../translation';

/** Which hubs the counts leave out, and since when nobody hears them. */
export const SilentHubs = ({ detail }: { detail: RolloutDetail }) => {
  const t = useFleetText();
  const silent = detail.clusters.filter(one => one.state === 'notHeard');
  const hubs = [...new Set(silent.map(one => one.application.hub))];
  return hubs.map((hub, index) => {
    const own = silent.filter(one => one.application.hub === hub);
    const since = own.flatMap(one => one.noWordSince ?? [])[0];
    return (
      <Fragment key={hub}>
        {index > 0 && '. '}
        {t('rollout.silentHub', {
          count: own.length,
          hub,
          age: since ? <Age at={since} ago={false} /> : t('age.never'),
        })}
      </Fragment>
    );
  });
};
