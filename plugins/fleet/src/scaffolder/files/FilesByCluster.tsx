import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { Alert, Text } from '@backstage/ui';
import {
  PreviewChange,
  PreviewResponse,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { Panel } from '../../components/layout';
import '../../components/theme.module.css';
import { useFleetText } from '../../translation';
import { formDataOf } from '../formContext';
import { draftIntent, draftRequests } from '../placement/draftIntent';
import { usePlacementPreviews } from '../placement/usePlacementPreview';
import { filesForClusters } from '../placement/WhatIsWritten';
import styles from './FilesByCluster.module.css';

/** Which cluster reads which file, as the hub would render it. It asks nothing. */
export const FilesByCluster = (props: FieldExtensionComponentProps<null>) => {
  const t = useFleetText();
  const form = formDataOf(props);
  const { preview, error } = usePlacementPreviews(draftRequests(form));
  const intent = draftIntent(form);
  const written = new Set(intent ? filesForClusters(intent) : []);
  const rows = preview ? readersOf(preview) : [];
  const unread = [...written].filter(
    file => rows.length > 0 && !rows.some(({ reads }) => reads.includes(file)),
  );
  return (
    <Panel title={props.schema.title ?? t('files.title')}>
      {error && (
        <Alert
          status="warning"
          icon
          title={t('preview.failed')}
          description={error.message}
        />
      )}
      {!error && rows.length === 0 && (
        <Text color="secondary">{t('files.none')}</Text>
      )}
      {rows.length > 0 && (
        <>
          <ul className={styles.clusters} aria-label={t('files.title')}>
            {rows.map(({ id, cluster, reads }) => (
              <li key={id} className={styles.row}>
                <span className={styles.cluster}>{cluster}</span>
                <ol className={styles.files}>
                  {reads.map(file => (
                    <li
                      key={file}
                      data-written={written.has(file) ? '' : undefined}
                    >
                      {file}
                      {!written.has(file) && (
                        <span className={styles.note}>
                          {' '}
                          {t('files.ifThere')}
                        </span>
                      )}
                    </li>
                  ))}
                </ol>
              </li>
            ))}
          </ul>
          <Text color="secondary">{t('files.note')}</Text>
        </>
      )}
      {unread.length > 0 && (
        <Alert
          status="warning"
          icon
          title={t('files.unread', { files: unread.join(', ') })}
        />
      )}
    </Panel>
  );
};

interface Reader {
  id: string;
  cluster: string;
  reads: string[];
}

/** Each Application that will be there, by its cluster. */
function readersOf({ hubs }: PreviewResponse): Reader[] {
  return hubs
    .flatMap(({ hub, changes }) =>
      changes.flatMap(({ application, cluster, reads }: PreviewChange) =>
        reads
          ? [
              {
                id: `${hub}/${application}`,
                cluster: cluster ?? application,
                reads,
              },
            ]
          : [],
      ),
    )
    .sort((a, b) => a.cluster.localeCompare(b.cluster));
}
