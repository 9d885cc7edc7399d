import { ButtonLink } from '@backstage/ui';
import {
  UpgradesResponse,
  UpgradeStop,
  UpgradeWave,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { PageSkeleton, Panel } from '../../components/layout';
import { SilentHubs } from '../../components/overview';
import { EmptyBox, TroubleBox } from '../../components/trouble';
import {
  PastStops,
  StopNotice,
  WavePanel,
  WaveStepper,
} from '../../components/upgrades';
import { useFleetLinks, useTemplateLink, useUpgrades } from '../../hooks';
import { useFleetText } from '../../translation';
import { LoadFailure, StaleNotice } from '../LoadFailure';
import { PageFrame } from '../PageFrame';
import { AfterStop, StopButton } from './StopControls';

type UpgradePlan = NonNullable<UpgradesResponse['plan']>;

/** The upgrade of Kubernetes over the fleet: what may begin, and what blocks the rest. */
export const UpgradesPage = () => {
  const t = useFleetText();
  const { data, error, isPending, refetch } = useUpgrades();
  const plan = data?.plan;
  return (
    <PageFrame
      title={t('page.upgrades')}
      pending={isPending}
      actions={plan && !lastingStop(plan) && <StopButton />}
    >
      {isPending && <PageSkeleton shape="list" />}
      {error && !data && <LoadFailure error={error} onRetry={refetch} />}
      {data && (
        <>
          <StaleNotice error={error} onRetry={refetch} />
          <SilentHubs sources={data.sources} />
          {plan ? (
            <Plan plan={plan} />
          ) : (
            <EmptyBox>{t('upgrade.noPlan')}</EmptyBox>
          )}
        </>
      )}
    </PageFrame>
  );
};

const Plan = ({ plan }: { plan: UpgradePlan }) => {
  const t = useFleetText();
  const links = useFleetLinks();
  const stop = lastingStop(plan);
  const past = stopsOf(plan).filter(one => one !== stop);
  return (
    <>
      {stop && (
        <StopNotice
          stop={stop}
          taskHref={links.task}
          actions={<AfterStop reason={stop.reason ?? t('upgrade.sloReason')} />}
        />
      )}
      {plan.stops.status === 'failed' && (
        <TroubleBox state="syncFailed" title={t('upgrade.stopsUnknown')}>
          {plan.stops.reason}
        </TroubleBox>
      )}
      <Panel
        title={t('upgrade.to', { version: plan.version })}
        note={useWatchedNote(plan)}
      >
        <WaveStepper waves={plan.waves} />
      </Panel>
      {plan.waves.map(wave => (
        <WavePanel
          key={wave.name}
          wave={wave}
          href={links.cluster}
          next={<UpgradeLink wave={wave} />}
        />
      ))}
      {isHelmHidden(plan) && (
        <Panel title={t('upgrade.helmReleases.title')}>
          {t('upgrade.helmReleases.howToGrant')}
        </Panel>
      )}
      {plan.unplanned.length > 0 && (
        <Panel title={t('upgrade.unplanned')} note={plan.unplanned.length}>
          {plan.unplanned.map(({ hub, name }) => `${name} / ${hub}`).join(', ')}
        </Panel>
      )}
      {past.length > 0 && (
        <Panel title={t('upgrade.pastStops')} note={past.length} flush>
          <PastStops stops={past} taskHref={links.task} />
        </Panel>
      )}
    </>
  );
};

/** `Error rate and latency are watched. A control plane is never downgraded.` */
function useWatchedNote({ watched }: UpgradePlan): string {
  const t = useFleetText();
  const figures = watched.map(figure => t(`upgrade.figures.${figure}`));
  return [
    figures.length > 0
      ? t('upgrade.watched', { figures: figures.join(', ') })
      : t('upgrade.noMetrics'),
    t('upgrade.noDowngrade'),
  ].join(' ');
}

/** The next pull request, with the form filled in. */
const UpgradeLink = ({ wave: { name, state } }: { wave: UpgradeWave }) => {
  const t = useFleetText();
  const upgrade = useTemplateLink('upgrade-a-wave', { wave: name });
  if (!upgrade || state !== 'open') return null;
  return (
    <ButtonLink variant="primary" size="small" href={upgrade}>
      {t('upgrade.upgrade')}
    </ButtonLink>
  );
};

/** Is there a cluster whose Helm releases nobody may search? */
function isHelmHidden({ waves }: UpgradePlan): boolean {
  return waves.some(({ clusters }) =>
    clusters.some(
      ({ preflight }) => preflight?.helmReleases.outcome === 'notGranted',
    ),
  );
}

function stopsOf({ stops }: UpgradePlan): readonly UpgradeStop[] {
  return stops.status === 'ok' ? stops.value : [];
}

function lastingStop(plan: UpgradePlan): UpgradeStop | undefined {
  return stopsOf(plan).find(({ resumedAt }) => resumedAt === undefined);
}
