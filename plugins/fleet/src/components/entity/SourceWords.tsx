import { Source } from '@fleet-portal/backstage-plugin-fleet-common';
import { said, useFleetText } from '../../translation';
import { StateIcon } from '../state';
import { Age } from '../time';
import styles from './SourceWords.module.css';

/** `prod-hub live`, `lab-hub 4 min`: the hubs behind a card, in a few words. */
export const SourceWords = ({ sources }: { sources: readonly Source[] }) => {
  const t = useFleetText();
  return (
    <span className={styles.sources}>
      {sources
        .filter(source => source.kind === 'hub')
        .map(source => {
          const live = source.state === 'ok';
          const lastHeard = source.observedAt ? (
            <Age at={source.observedAt} ago={false} />
          ) : (
            t('age.never')
          );
          return (
            <span key={source.hub} title={said(source, 'reason', t)}>
              <StateIcon
                state={live ? 'healthy' : 'notHeard'}
                size={14}
                label={live ? undefined : t('state.notHeard')}
              />
              {source.hub} {live ? t('sources.live') : lastHeard}
            </span>
          );
        })}
    </span>
  );
};
