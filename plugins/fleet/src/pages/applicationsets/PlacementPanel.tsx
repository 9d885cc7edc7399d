import { ClusterPlacementView } from '@fleet-portal/backstage-plugin-fleet-common';
import { Panel, useMoreRows } from '../../components/layout';
import { PageLink } from '../../components/links';
import { StateIcon } from '../../components/state';
import { useFleetLinks } from '../../hooks';
import { saidOfEach, useFleetText } from '../../translation';
import styles from './ApplicationSetPage.module.css';

/** Which clusters the generators take, and why not the others. */
export const PlacementPanel = ({
  hub,
  placement,
}: {
  hub: string;
  placement: readonly ClusterPlacementView[];
}) => {
  const t = useFleetText();
  const matched = placement.filter(place => place.matched);
  const unmatched = placement.filter(place => !place.matched);
  return (
    <Panel
      title={t('applicationSet.matchedTitle', { count: matched.length })}
      flush
    >
      <Places hub={hub} places={matched} />
      {unmatched.length > 0 && (
        <>
          <h3 className={styles.subtitle}>
            {t('applicationSet.unmatchedTitle', { count: unmatched.length })}
          </h3>
          <Places hub={hub} places={unmatched} />
        </>
      )}
    </Panel>
  );
};

const Places = ({
  hub,
  places,
}: {
  hub: string;
  places: readonly ClusterPlacementView[];
}) => {
  const links = useFleetLinks();
  const t = useFleetText();
  const { rows, more } = useMoreRows(places, 12);
  return (
    <>
      <ul className={styles.list}>
        {rows.map(place => (
          <li key={place.cluster}>
            <StateIcon
              state={place.matched ? 'healthy' : 'notPlaced'}
              size={14}
              label={
                place.matched
                  ? t('applicationSet.matched')
                  : t('applicationSet.unmatched')
              }
            />
            <PageLink to={links.cluster({ hub, name: place.cluster })}>
              {place.cluster}
            </PageLink>
            <span className={styles.why}>
              {(place.matched
                ? place.applications
                : saidOfEach(place, 'reasons', t)
              ).join(' ')}
            </span>
          </li>
        ))}
      </ul>
      {more}
    </>
  );
};
