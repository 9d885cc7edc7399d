import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { Alert, Text } from '@backstage/ui';
import {
  overlapOf,
  platformFile,
  platformFolder,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { Panel } from '../../components/layout';
import { FleetText, useFleetText } from '../../translation';
import { formDataOf } from '../formContext';
import { chosenGroup } from './chosenGroup';
import styles from './network.module.css';
import {
  GroupNetwork,
  podRangesOf,
  useGroupNetworks,
} from './useGroupNetworks';

type Group = ReturnType<typeof chosenGroup>;

/** What each cluster gets, from what the portal reads of it now, and what stands against it. */
export const ConnectReview = (props: FieldExtensionComponentProps<null>) => {
  const t = useFleetText();
  const group = chosenGroup(formDataOf(props));
  const networks = useGroupNetworks(group.clusters);
  const troubles = troublesOf(group, networks, t);
  return (
    <Panel title={props.schema.title ?? t('review.written')}>
      {troubles.map(words => (
        <Alert key={words} status="danger" icon title={words} />
      ))}
      <ul className={styles.clusters}>
        {networks.map((one, index) => {
          const { hub, cluster } = one.chosen;
          return (
            <li key={`${hub}/${cluster}`}>
              <strong>{cluster}</strong>
              <span className={styles.facts}>{factsOf(one, group, t)}</span>
              <ul className={styles.files}>
                {filesOf(one, index === 0, group).map(file => (
                  <li key={file}>{file}</li>
                ))}
              </ul>
            </li>
          );
        })}
      </ul>
      <Text color="secondary">{t('connect.operatorWaits')}</Text>
    </Panel>
  );
};

function factsOf(one: GroupNetwork, group: Group, t: FleetText): string {
  const { network, isLoading } = one;
  if (isLoading) return t('connect.reading');
  const ranges = podRangesOf(one);
  const mesh = network?.ciliumMesh;
  const id = mesh && 'value' in mesh ? mesh.value.clusterId : 0;
  return [
    ranges.length > 0
      ? t('connect.pods', { ranges: ranges.join(', ') })
      : t('connect.podsUnread'),
    ...(group.isMesh && id > 0 ? [t('connect.hasNumber', { id })] : []),
    ...(getsDns(one, group) ? [t('connect.getsDns')] : []),
  ].join(' ');
}

/** As the action will refuse it; only it knows what is in the repository. */
function troublesOf(
  { isMesh, globalnet }: Group,
  networks: readonly GroupNetwork[],
  t: FleetText,
): string[] {
  if (globalnet && !isMesh) return [];
  return networks.flatMap((one, index) =>
    networks.slice(0, index).flatMap(other => {
      const found = overlapOf(podRangesOf(other), podRangesOf(one));
      return found
        ? t(isMesh ? 'connect.sameInMesh' : 'connect.sameInSubmariner', {
            cluster: other.chosen.cluster,
            range: found.one,
            other: one.chosen.cluster,
            otherRange: found.other,
          })
        : [];
    }),
  );
}

function filesOf(one: GroupNetwork, isFirst: boolean, group: Group): string[] {
  const { hub, cluster } = one.chosen;
  const below = `${platformFolder(hub, cluster)}`;
  return [
    platformFile(hub, cluster),
    ...(group.isMesh
      ? [...(isFirst ? [] : [`${below}/cluster-mesh/`])]
      : [`${below}/submariner/`]),
    ...(getsDns(one, group) ? [`${below}/external-dns/`] : []),
  ];
}

function getsDns({ network }: GroupNetwork, { dnsDomain }: Group): boolean {
  return dnsDomain !== undefined && network?.externalDns === 'notInstalled';
}
