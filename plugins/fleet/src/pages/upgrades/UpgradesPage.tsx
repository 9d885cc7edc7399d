import { UpgradesResponse } from '@fleet-portal/backstage-plugin-fleet-common';
import { PageSkeleton, Panel } from '../../components/layout';
import { SilentHubs } from '../../components/overview';
import { EmptyBox } from '../../components/trouble';
import { WavePanel } from '../../components/upgrades';
import { useFleetLinks, useUpgrades } from '../../hooks';
import { useFleetText } from '../../translation';
import { LoadFailure, StaleNotice } from '../LoadFailure';
import { PageFrame } from '../PageFrame';

/** The upgrade of Kubernetes over the fleet: what may begin, and what blocks the rest. */
export const UpgradesPage = () => {
  const t = useFleetText();
  const { data, error, isPending, refetch } = useUpgrades();
  return (
    <PageFrame title={t('page.upgrades')} pending={isPending}>
      {isPending && <PageSkeleton shape="list" />}
      {error && !data && <LoadFailure error={error} onRetry={refetch} />}
      {data && (
        <>
          <StaleNotice error={error} onRetry={refetch} />
          <SilentHubs sources={data.sources} />
          {data.plan ? (
            <Plan plan={data.plan} />
          ) : (
            <EmptyBox>{t('upgrade.noPlan')}</EmptyBox>
          )}
        </>
      )}
    </PageFrame>
  );
};

const Plan = ({ plan }: { plan: NonNullable<UpgradesResponse['plan']> }) => {
  const t = useFleetText();
  const links = useFleetLinks();
  return (
    <>
      <Panel title={t('upgrade.to', { version: plan.version })}>
        {t('upgrade.noMetrics')} {t('upgrade.noDowngrade')}
      </Panel>
      {plan.waves.map(wave => (
        <WavePanel key={wave.name} wave={wave} href={links.cluster} />
      ))}
      {plan.unplanned.length > 0 && (
        <Panel title={t('upgrade.unplanned')} note={plan.unplanned.length}>
          {plan.unplanned.map(({ hub, name }) => `${name} / ${hub}`).join(', ')}
        </Panel>
      )}
    </>
  );
};
