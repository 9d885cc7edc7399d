import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { Text } from '@backstage/ui';
import {
  PlatformPart,
  platformFile,
  platformFolder,
  platformPartFiles,
  platformParts,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { Panel } from '../../components/layout';
import { useFleetText } from '../../translation';
import { formDataOf, isRecord } from '../formContext';
import styles from './PlatformReview.module.css';

/** Parts that wait until an operator has put something into Vault. */
const waitForOperator: readonly PlatformPart[] = [
  'external-secrets',
  'velero',
  'thanos',
];

/** The Applications and files that the chosen platform parts come to. It asks nothing. */
export const PlatformReview = (props: FieldExtensionComponentProps<null>) => {
  const t = useFleetText();
  const { hub, cluster, parts } = chosen(formDataOf(props));
  const folder = platformFolder(hub, cluster);
  return (
    <Panel title={props.schema.title ?? t('review.written')}>
      {parts.length === 0 ? (
        <Text>{t('review.noParts')}</Text>
      ) : (
        <>
          <Text>
            {t('review.partsIn', { file: platformFile(hub, cluster) })}
          </Text>
          <ul className={styles.parts}>
            {parts.map(part => (
              <li key={part}>
                <strong>{t(`review.part.${part}`)}</strong>{' '}
                <span className={styles.application}>
                  {t('review.asApplication', {
                    application: `${cluster}-${part}`,
                  })}
                </span>
                <ul className={styles.files}>
                  {platformPartFiles[part].map(file => (
                    <li key={file}>{`${folder}/${part}/${file}`}</li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
          {parts.some(part => waitForOperator.includes(part)) && (
            <Text color="secondary">{t('review.partsWait')}</Text>
          )}
        </>
      )}
    </Panel>
  );
};

/** As far as it is filled in yet, in the order in which a cluster is set up. */
function chosen(form: unknown) {
  const { hub, cluster, parts }: Record<string, unknown> = isRecord(form)
    ? form
    : {};
  const names: unknown[] = Array.isArray(parts) ? parts : [];
  return {
    hub: typeof hub === 'string' ? hub : '…',
    cluster: typeof cluster === 'string' ? cluster : '…',
    parts: platformParts.filter(part => names.includes(part)),
  };
}
