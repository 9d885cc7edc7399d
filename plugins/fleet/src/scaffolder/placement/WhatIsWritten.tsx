import {
  ApplicationSetIntent,
  applicationSetFile,
  applicationSetsByHub,
  catalogFile,
  manifestYaml,
  overlayFolder,
  valuesFile,
  wantedValues,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { useMemo } from 'react';
import { Panel } from '../../components/layout';
import { useFleetText } from '../../translation';
import { isRecord } from '../formContext';
import styles from './PlacementReview.module.css';

export interface WhatIsWrittenProps {
  intent: ApplicationSetIntent;
  /** The whole form, for what is not part of the intent. */
  form: unknown;
}

/** The files of the pull request, and the ApplicationSet as it will stand in them. */
export const WhatIsWritten = ({ intent, form }: WhatIsWrittenProps) => {
  const t = useFleetText();
  const manifests = useMemo(
    () =>
      applicationSetsByHub(intent).map(({ hubs, applicationSet }) => ({
        hubs: hubs.join(', '),
        manifest: manifestYaml(applicationSet),
      })),
    [intent],
  );
  return (
    <Panel title={t('review.written')}>
      <ul className={styles.files} aria-label={t('review.files')}>
        {filesOf(intent, form).map(file => (
          <li key={file}>{file}</li>
        ))}
      </ul>
      {manifests.map(({ hubs, manifest }) => (
        <pre
          key={hubs}
          className={styles.manifest}
          aria-label={
            manifests.length > 1
              ? t('review.manifestOn', { hubs })
              : t('review.manifest')
          }
          // A scrolling region has to be reachable with the keyboard.
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
        >
          {manifests.length > 1 ? `# ${hubs}\n${manifest}` : manifest}
        </pre>
      ))}
    </Panel>
  );
};

/** Values files, or overlays; folders without a chart bring their own. */
export function filesForClusters(intent: ApplicationSetIntent): string[] {
  const { name, layout, source, values, kustomize } = intent;
  if (kustomize) {
    const path = source && 'path' in source ? source.path : '';
    return (kustomize.overlays ?? []).map(overlay =>
      overlayFolder(path, overlay.name),
    );
  }
  return source
    ? wantedValues(values).map(({ of }) => valuesFile(name, of, layout))
    : [];
}

function filesOf(intent: ApplicationSetIntent, form: unknown): string[] {
  const { name, layout } = intent;
  const isNew =
    isRecord(form) && form.newService === true && isRecord(form.catalog);
  return [
    ...intent.hubs.map(hub => applicationSetFile(name, hub, layout)),
    ...filesForClusters(intent),
    ...(isNew ? [catalogFile(name, layout)] : []),
  ];
}
