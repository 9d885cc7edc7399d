import { Region } from '@fleet-portal/backstage-plugin-fleet-common';
import { said, useFleetText } from '../../translation';
import { DataTable } from '../layout';
import { PageLink } from '../links';
import { StateWord } from '../state';
import { StateCountWords } from '../StateCountWords';
import styles from './recovery.module.css';
import { regionLook } from './regionLook';

/** The regions of each environment, those in trouble first. */
export const RegionsTable = ({
  regions,
  isChosen,
  href,
}: {
  regions: readonly Region[];
  isChosen: (region: Region) => boolean;
  /** The runbook for the loss of a region. */
  href: (region: Region) => string;
}) => {
  const t = useFleetText();
  return (
    <DataTable
      label={t('regions.title')}
      rows={regions}
      rowKey={({ environment, region }) => `${environment}/${region}`}
      highlighted={isChosen}
      columns={[
        {
          id: 'region',
          title: t('regions.region'),
          rowHeader: true,
          cell: region => (
            <>
              <PageLink to={href(region)}>{region.region}</PageLink>
              <span className={styles.second}>{region.environment}</span>
            </>
          ),
        },
        {
          id: 'verdict',
          title: t('recovery.state'),
          nowrap: true,
          cell: ({ verdict }) => (
            <StateWord
              state={regionLook[verdict]}
              words={t(`regions.verdict.${verdict}`)}
            />
          ),
        },
        {
          id: 'words',
          title: t('recovery.why'),
          prose: true,
          cell: region => said(region, 'words', t),
        },
        {
          id: 'clusters',
          title: t('regions.answering'),
          nowrap: true,
          cell: ({ clusters }) =>
            t('regions.answeringOf', {
              n: clusters.filter(({ answers }) => answers).length,
              all: clusters.length,
            }),
        },
        {
          id: 'applications',
          title: t('regions.applications'),
          cell: ({ states }) => <StateCountWords states={states} />,
        },
      ]}
    />
  );
};
