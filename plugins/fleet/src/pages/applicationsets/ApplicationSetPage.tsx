import { useParams } from 'react-router-dom';
import { ApplicationSetDetail } from '@fleet-portal/backstage-plugin-fleet-common';
import { ConditionList } from '../../components/application';
import { ApplicationsTable } from '../../components/ApplicationsTable';
import { RollingSyncSteps } from '../../components/applicationset';
import { Facts, PageSkeleton, Panel } from '../../components/layout';
import { ExternalButton, CopyButton, PageLink } from '../../components/links';
import { SilentHubs } from '../../components/overview';
import { StateBadge } from '../../components/state';
import { EmptyBox, TroubleBox } from '../../components/trouble';
import { useApplicationSet, useFleetLinks } from '../../hooks';
import { said, useFleetText } from '../../translation';
import { LoadFailure, StaleNotice } from '../LoadFailure';
import { PageFrame } from '../PageFrame';
import { applicationSetState } from './applicationSetWords';
import { PlacementPanel } from './PlacementPanel';
import { ServiceTemplates } from './ServiceTemplates';
import { WhatIfPanel } from './WhatIfPanel';
import styles from './ApplicationSetPage.module.css';

/** One ApplicationSet: where it places, where not and why, how it rolls out. */
export const ApplicationSetPage = () => {
  const { hub = '', namespace = '', name = '' } = useParams();
  const t = useFleetText();
  const links = useFleetLinks();
  const detail = useApplicationSet({ hub, namespace, name });
  const set = detail.data?.applicationSet;
  const state = set && applicationSetState(set, t);

  return (
    <PageFrame
      title={name}
      name={name}
      pending={detail.isPending}
      trail={[
        { label: t('page.applicationSets'), to: links.applicationSets() },
        { label: hub },
      ]}
      badges={
        state && <StateBadge state={state.state}>{state.words}</StateBadge>
      }
      actions={
        <>
          {set && <ServiceTemplates applicationSet={set.ref} />}
          <ExternalButton href={set?.links.argocd}>
            {t('action.argocd')}
          </ExternalButton>
        </>
      }
    >
      {detail.isPending && <PageSkeleton shape="detail" />}
      {detail.isError && !detail.data && (
        <LoadFailure error={detail.error} onRetry={detail.refetch} />
      )}
      {detail.data && (
        <>
          <StaleNotice error={detail.error} onRetry={detail.refetch} />
          <SilentHubs sources={detail.data.sources} hub={hub} />
          <ApplicationSetBody detail={detail.data} />
        </>
      )}
    </PageFrame>
  );
};

const ApplicationSetBody = ({ detail }: { detail: ApplicationSetDetail }) => {
  const t = useFleetText();
  const links = useFleetLinks();
  const { applicationSet: set, applications, unsupported, manifest } = detail;
  return (
    <>
      {set.state === 'error' && (
        <TroubleBox state="syncFailed" title={t('applicationSet.stateError')}>
          {set.reason}
        </TroubleBox>
      )}
      {set.rollingSync.length > 0 && (
        <Panel title={t('applicationSet.rollingSync')}>
          <RollingSyncSteps steps={set.rollingSync} />
        </Panel>
      )}
      <div className={styles.columns}>
        <div className={styles.column}>
          <Panel title={t('applicationSet.generators')}>
            <Facts
              facts={[
                ...set.generators.map((generator, index) => ({
                  term:
                    set.generators.length > 1
                      ? `${index + 1} ${generator.kind}`
                      : generator.kind,
                  value: said(generator, 'words', t),
                })),
                { term: t('applicationSet.hub'), value: set.ref.hub },
                ...(set.owner
                  ? [
                      {
                        term: t('applicationSet.owner'),
                        value: (
                          <PageLink to={links.entity?.(set.owner)}>
                            {set.owner.replace(/^.*[:/]/, '')}
                          </PageLink>
                        ),
                      },
                    ]
                  : []),
              ]}
            />
            {unsupported.map(({ generator, reason }) => (
              <p key={`${generator}/${reason}`} className={styles.small}>
                {t('applicationSet.unsupported', { generator, reason })}
              </p>
            ))}
          </Panel>
          <Panel title={t('applicationSet.conditions')}>
            <ConditionList
              conditions={set.conditions}
              empty={t('applicationSet.noConditions')}
            />
          </Panel>
          <Panel
            title={t('applicationSet.manifest')}
            aside={
              <CopyButton
                value={manifest}
                what={t('applicationSet.manifest')}
              />
            }
            flush
          >
            <pre
              className={styles.manifest}
              role="group"
              aria-label={t('applicationSet.manifest')}
              // It scrolls by itself, by keyboard as well.
              // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
              tabIndex={0}
            >
              {manifest}
            </pre>
          </Panel>
        </div>
        <div className={styles.column}>
          <PlacementPanel hub={set.ref.hub} placement={detail.placement} />
          <WhatIfPanel applicationSet={set} />
          <Panel
            title={t('applicationSet.applications')}
            note={applications.length}
            flush
          >
            {applications.length === 0 ? (
              <EmptyBox>{t('empty.noApplications')}</EmptyBox>
            ) : (
              <ApplicationsTable
                label={t('applicationSet.applications')}
                applications={applications}
                href={a => links.application(a.ref)}
                withCluster
              />
            )}
          </Panel>
        </div>
      </div>
    </>
  );
};
