import { RolloutDetail } from '@fleet-portal/backstage-plugin-fleet-common';
import { useAgeWords } from '../../components/time';
import { useFleetText } from '../../translation';

/** Which hubs the counts leave out, and since when nobody hears them. */
export const SilentHubs = ({ detail }: { detail: RolloutDetail }) => {
  const t = useFleetText();
  const ageOf = useAgeWords();
  const silent = detail.clusters.filter(one => one.state === 'notHeard');
  const hubs = [...new Set(silent.map(one => one.application.hub))];
  return (
    <>
      {hubs
        .map(hub => {
          const own = silent.filter(one => one.application.hub === hub);
          const since = own.flatMap(one => one.noWordSince ?? [])[0];
          return t('rollout.silentHub', {
            count: own.length,
            hub,
            age: since ? ageOf(since) : t('age.never'),
          });
        })
        .join('. ')}
    </>
  );
};
