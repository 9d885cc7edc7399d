import { Source } from '@fleet-portal/backstage-plugin-fleet-common';
import { useFleetText } from '../../translation';
import { TroubleBox } from '../trouble';
import { silentHubs, sourceWords } from './sourceWords';

export interface SilentHubsProps {
  sources: readonly Source[];
  /** The only one that the page is about. */
  hub?: string;
}

/**
 * Above a page: the hubs that are not heard or not asked right now, since when
 * and why, so that nobody takes what is missing or old for the present fleet.
 */
export const SilentHubs = ({ sources, hub }: SilentHubsProps) => {
  const t = useFleetText();
  return (
    <>
      {silentHubs(sources, hub).map(source => (
        <TroubleBox
          key={source.hub}
          announce
          state={source.state === 'disabled' ? 'suspended' : 'notHeard'}
          title={
            <>
              {source.hub} {sourceWords(source, t)}
            </>
          }
        >
          {source.observedAt
            ? t('sources.lastWord')
            : t('sources.missingWord', { hub: source.hub })}
        </TroubleBox>
      ))}
    </>
  );
};
