import { RegionsResponse } from '@fleet-portal/backstage-plugin-fleet-common';
import { useSearchParams } from 'react-router-dom';
import { PageSkeleton, Panel } from '../../components/layout';
import { SilentHubs } from '../../components/overview';
import { RegionsTable, Runbook } from '../../components/recovery';
import { EmptyBox } from '../../components/trouble';
import { useFleetLinks, useRegions, useTemplateLink } from '../../hooks';
import { useFleetText } from '../../translation';
import { LoadFailure, StaleNotice } from '../LoadFailure';
import { PageFrame } from '../PageFrame';
import styles from './RecoveryPage.module.css';

/** How the regions are, and what to do when one is lost. */
export const RegionsPage = () => {
  const t = useFleetText();
  const links = useFleetLinks();
  const { data, error, isPending, refetch } = useRegions();
  return (
    <PageFrame
      title={t('regions.title')}
      pending={isPending}
      trail={[{ label: t('page.recovery'), to: links.recovery() }]}
    >
      {isPending && <PageSkeleton shape="list" />}
      {error && !data && <LoadFailure error={error} onRetry={refetch} />}
      {data && (
        <>
          <StaleNotice error={error} onRetry={refetch} />
          <SilentHubs sources={data.sources} />
          <Regions answer={data} />
        </>
      )}
    </PageFrame>
  );
};

const Regions = ({ answer: { items } }: { answer: RegionsResponse }) => {
  const t = useFleetText();
  const links = useFleetLinks();
  const [params] = useSearchParams();
  const chosen =
    items.find(
      ({ environment, region }) =>
        environment === params.get('env') && region === params.get('region'),
    ) ?? items.at(0);
  const form = useTemplateLink('fail-over-a-region');
  if (!chosen) return <EmptyBox>{t('regions.none')}</EmptyBox>;
  const { environment, region } = chosen;
  return (
    <div className={styles.stack}>
      <Panel title={t('regions.byEnvironment')} flush>
        <RegionsTable
          regions={items}
          isChosen={one => one === chosen}
          href={one => links.regions(one.environment, one.region)}
        />
      </Panel>
      <Panel
        title={t('regions.runbook', { region, environment })}
        alarming={chosen.verdict === 'lost'}
      >
        <Runbook
          region={chosen}
          failover={standby =>
            form &&
            withForm(form, { environment, from: region, to: standby.region })
          }
        />
      </Panel>
    </div>
  );
};

function withForm(path: string, formData: Record<string, string>): string {
  return `${path}?formData=${encodeURIComponent(JSON.stringify(formData))}`;
}
