import {
  ApplicationSource,
  ApplicationSummary,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { shortRevision } from '../../components/application';
import { Fact, Facts, Panel } from '../../components/layout';
import { CopyButton, PageLink, SafeLink } from '../../components/links';
import { VersionTag } from '../../components/VersionTag';
import { useFleetLinks } from '../../hooks';
import { FleetText, useFleetText } from '../../translation';
import styles from './ApplicationPage.module.css';

/** Where it runs, from where, and who answers for it. */
export const ApplicationFacts = ({
  application,
}: {
  application: ApplicationSummary;
}) => {
  const t = useFleetText();
  const links = useFleetLinks();
  const { ref, cluster, entityRef, owner, applicationSet } = application;
  const facts: (Fact | false | undefined)[] = [
    {
      term: t('application.version'),
      value: (
        <VersionTag version={application.version} behind={application.behind} />
      ),
    },
    {
      term: t('application.health'),
      value: application.health ?? t('application.notCompared'),
    },
    {
      term: t('application.sync'),
      value: application.sync ?? t('application.notCompared'),
    },
    { term: t('application.hub'), value: ref.hub },
    {
      term: t('application.cluster'),
      value: cluster ? (
        <PageLink to={links.cluster({ hub: ref.hub, name: cluster })}>
          {cluster}
        </PageLink>
      ) : (
        `${t('application.noCluster')}: ${
          application.destination.server ?? application.destination.name ?? '-'
        }`
      ),
    },
    {
      term: t('application.namespace'),
      value: application.destination.namespace ?? '-',
    },
    { term: t('application.project'), value: application.project },
    applicationSet !== undefined && {
      term: t('application.applicationSet'),
      value: (
        <PageLink to={links.applicationSet({ ...ref, name: applicationSet })}>
          {applicationSet}
        </PageLink>
      ),
    },
    owner !== undefined && {
      term: t('application.owner'),
      value: (
        <PageLink to={links.entity?.(owner)}>
          {owner.replace(/^.*[:/]/, '')}
        </PageLink>
      ),
    },
    entityRef !== undefined && {
      term: t('cluster.entity'),
      value: (
        <PageLink to={links.entity?.(entityRef)}>
          {entityRef.replace(/^.*[:/]/, '')}
        </PageLink>
      ),
    },
    ...application.sources.map((source, index) => ({
      term:
        application.sources.length > 1
          ? `${t('application.source')} ${index + 1}`
          : t('application.source'),
      value: <SourceWords source={source} />,
    })),
    application.images.length > 0 && {
      term: t('application.images'),
      value: application.images.map(image => (
        <div key={image} className={styles.code}>
          {image} <CopyButton value={image} what={image} />
        </div>
      )),
    },
  ];
  return (
    <Panel title={t('application.title')}>
      <Facts facts={facts.flatMap(fact => fact || [])} />
    </Panel>
  );
};

const SourceWords = ({ source }: { source: ApplicationSource }) => {
  const t = useFleetText();
  return (
    <>
      <SafeLink href={source.repoURL}>
        <span className={styles.code}>{source.repoURL}</span>
      </SafeLink>
      <CopyButton value={source.repoURL} what={source.repoURL} />
      <div className={styles.small}>
        {[source.path, source.chart, ...revisionWords(source, t)]
          .filter(Boolean)
          .join(', ')}{' '}
        {source.revision && (
          <CopyButton value={source.revision} what={source.revision} />
        )}
      </div>
    </>
  );
};

function revisionWords(source: ApplicationSource, t: FleetText): string[] {
  const { targetRevision, revision } = source;
  return [
    ...(targetRevision
      ? [t('application.targetRevision', { revision: targetRevision })]
      : []),
    ...(revision
      ? [t('application.revision', { revision: shortRevision(revision) })]
      : []),
  ];
}
