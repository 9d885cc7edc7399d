import { Source } from '@fleet-portal/backstage-plugin-fleet-common';
import { useFleetText } from '../../translation';
import { useAgeWords } from '../time';
import { TroubleBox } from '../trouble';
import { isQuiet, sourceWords } from './sourceWords';

/**
 * Above a list: the hubs that are not heard right now, since when and why, so
 * that nobody takes what is missing or old for the present fleet.
 */
export const SilentHubs = ({ sources }: { sources: readonly Source[] }) => {
  const t = useFleetText();
  const ageOf = useAgeWords();
  const silent = sources.filter(
    source => source.kind === 'hub' && !isQuiet(source),
  );
  return (
    <>
      {silent.map(source => (
        <TroubleBox
          key={source.hub}
          announce
          state="notHeard"
          title={`${source.hub} ${sourceWords(source, ageOf, t)}`}
        >
          {source.observedAt
            ? t('sources.lastWord')
            : t('sources.missingWord', { hub: source.hub })}
        </TroubleBox>
      ))}
    </>
  );
};
