import { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs } from '@backstage/ui';
import {
  ApplicationSummary,
  ResourceDiff,
  ResourceManifests,
  ResourceRef,
  TreeNode,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { DriftDiff, EventList } from '../../../components/application';
import { ManifestView } from '../../../components/manifest';
import {
  useMediaQuery,
  useResourceEvents,
  useResourceManifests,
} from '../../../hooks';
import { FleetText, useFleetText } from '../../../translation';
import { HubAnswer } from '../HubAnswer';
import {
  ResourceView,
  resourceViews,
  useOpenResource,
} from './useOpenResource';
import styles from './ResourceDrawer.module.css';

/** Its manifest as it runs and as Git has it, what differs, and its events. */
export const ResourceViews = ({
  application,
  resource,
  node,
  drift,
}: {
  application: ApplicationSummary;
  resource: ResourceRef;
  node: TreeNode | undefined;
  drift: ResourceDiff | undefined;
}) => {
  const t = useFleetText();
  const { view, show } = useOpenResource();
  const narrow = useMediaQuery('(max-width: 600px)');
  const manifests = useResourceManifests(application.ref, {
    ...resource,
    version: node?.version,
  });
  const events = useResourceEvents(application.ref, node);
  const happened = events.data?.events;
  const warnings =
    happened?.status === 'ok'
      ? happened.value.filter(({ type }) => type === 'Warning').length
      : 0;
  const manifest = (side: 'live' | 'desired') => (
    <HubAnswer query={manifests} answer={manifests.data?.manifests} rows={12}>
      {value => <Manifest manifests={value} side={side} />}
    </HubAnswer>
  );
  const titles: Record<ResourceView, string> = {
    live: t('resource.live'),
    git: t('resource.git'),
    drift: t('application.drift'),
    events:
      warnings > 0
        ? t('resource.warnings', { count: warnings })
        : t('hubEvents.title'),
  };
  const contents: Record<ResourceView, ReactNode> = {
    live: manifest('live'),
    git: manifest('desired'),
    drift: drift && (
      <div className={styles.framed}>
        <DriftDiff
          diff={drift}
          cluster={application.cluster ?? application.ref.hub}
          narrow={narrow}
        />
      </div>
    ),
    events: node ? (
      <HubAnswer query={events} answer={happened} rows={4}>
        {value => (
          <div className={styles.framed}>
            <EventList
              events={value}
              label={t('hubEvents.title')}
              empty={t('resource.noEvents')}
              atFirst={20}
            />
          </div>
        )}
      </HubAnswer>
    ) : (
      <p className={styles.note}>{t('resource.eventsNeedTree')}</p>
    ),
  };
  const offered = resourceViews.filter(one => one !== 'drift' || drift);
  return (
    <Tabs
      className={styles.views}
      selectedKey={offered.includes(view) ? view : 'live'}
      onSelectionChange={key => {
        const chosen = offered.find(one => one === key);
        if (chosen) show(chosen);
      }}
    >
      <TabList aria-label={t('resource.views')}>
        {offered.map(one => (
          <Tab key={one} id={one}>
            {titles[one]}
          </Tab>
        ))}
      </TabList>
      {offered.map(one => (
        <TabPanel key={one} id={one}>
          {contents[one]}
        </TabPanel>
      ))}
    </Tabs>
  );
};

const Manifest = ({
  manifests,
  side,
}: {
  manifests: ResourceManifests;
  side: 'live' | 'desired';
}) => {
  const t = useFleetText();
  const yaml = manifests[side];
  if (yaml === '') {
    return <p className={styles.note}>{emptyWords(side, t)}</p>;
  }
  const name = `${manifests.kind} ${manifests.name}`;
  return (
    <>
      {manifests.masked && (
        <p className={styles.note}>{t('application.masked')}</p>
      )}
      <ManifestView
        yaml={yaml}
        label={
          side === 'live'
            ? t('resource.liveOf', { name })
            : t('resource.gitOf', { name })
        }
      />
    </>
  );
};

function emptyWords(side: 'live' | 'desired', t: FleetText): string {
  return side === 'live' ? t('resource.notLive') : t('resource.notInGit');
}
