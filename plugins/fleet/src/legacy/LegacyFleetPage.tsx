import { PluginHeader } from '@backstage/ui';
import { FleetIcon } from '../components/FleetIcon';
import { FleetProvider } from '../FleetProvider';
import { ApplicationSetPages } from '../pages/applicationsets';
import { ClusterPages } from '../pages/clusters';
import { FleetPages } from '../pages/FleetPages';
import { HubPages } from '../pages/hubs';
import { NetworkingPages } from '../pages/networking';
import { OverviewPage } from '../pages/overview';
import { ProvisioningPages } from '../pages/provisioning';
import { ReadinessPage } from '../pages/readiness';
import { RecoveryPages } from '../pages/recovery';
import { RolloutPages } from '../pages/rollouts';
import { UpgradesPage } from '../pages/upgrades';
import { useFleetText } from '../translation';
import { useLegacyLinks } from './useLegacyLinks';

const pages = [
  { path: 'overview', element: <OverviewPage /> },
  { path: 'clusters', element: <ClusterPages /> },
  { path: 'applicationsets', element: <ApplicationSetPages /> },
  { path: 'rollouts', element: <RolloutPages /> },
  { path: 'readiness', element: <ReadinessPage /> },
  { path: 'provisioning', element: <ProvisioningPages /> },
  { path: 'upgrades', element: <UpgradesPage /> },
  { path: 'recovery', element: <RecoveryPages /> },
  { path: 'networking', element: <NetworkingPages /> },
  { path: 'hubs', element: <HubPages /> },
];

/** All fleet pages in an app of the old frontend system. */
export const LegacyFleetPage = () => {
  const links = useLegacyLinks();
  const t = useFleetText();
  return (
    <FleetProvider links={links}>
      <PluginHeader
        title={t('page.fleet')}
        titleLink={links.overview()}
        icon={<FleetIcon />}
        tabs={[
          {
            id: 'overview',
            label: t('page.overview'),
            href: links.overview(),
            matchStrategy: 'prefix',
          },
          {
            id: 'clusters',
            label: t('page.clusters'),
            href: links.clusters(),
            matchStrategy: 'prefix',
          },
          {
            id: 'applicationsets',
            label: t('page.applicationSets'),
            href: links.applicationSets(),
            matchStrategy: 'prefix',
          },
          {
            id: 'rollouts',
            label: t('page.rollouts'),
            href: links.rollouts(),
            matchStrategy: 'prefix',
          },
          {
            id: 'readiness',
            label: t('page.readiness'),
            href: links.readiness(),
            matchStrategy: 'prefix',
          },
          {
            id: 'provisioning',
            label: t('page.provisioning'),
            href: links.provisioning(),
            matchStrategy: 'prefix',
          },
          {
            id: 'upgrades',
            label: t('page.upgrades'),
            href: links.upgrades(),
            matchStrategy: 'prefix',
          },
          {
            id: 'recovery',
            label: t('page.recovery'),
            href: links.recovery(),
            matchStrategy: 'prefix',
          },
          {
            id: 'networking',
            label: t('page.networking'),
            href: links.networking(),
            matchStrategy: 'prefix',
          },
          {
            id: 'hubs',
            label: t('page.hubs'),
            href: links.hubs(),
            matchStrategy: 'prefix',
          },
        ]}
      />
      <FleetPages pages={pages} />
    </FleetProvider>
  );
};
