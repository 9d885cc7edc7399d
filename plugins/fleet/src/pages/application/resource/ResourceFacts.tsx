import {
  ApplicationDetail,
  ResourceRef,
  TreeNode,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { resourceState } from '../../../components/application';
import { Fact } from '../../../components/layout';
import { CopyButton, PageLink, SafeLink } from '../../../components/links';
import { Age } from '../../../components/time';
import { TroubleBox } from '../../../components/trouble';
import { useFleetText } from '../../../translation';
import { useOpenResource } from './useOpenResource';
import styles from './ResourceDrawer.module.css';

/** How it is, in the hub's words, and where to go on. */
export const ResourceFacts = ({
  resource,
  node,
  tree,
}: {
  resource: ResourceRef;
  /** Absent while the tree cannot be read. */
  node: TreeNode | undefined;
  tree: ApplicationDetail['tree'];
}) => {
  const t = useFleetText();
  const { addressOf } = useOpenResource();
  const owner =
    tree.status === 'ok'
      ? tree.value.find(({ uid }) => node?.parentUids.includes(uid))
      : undefined;
  const facts: (Fact | false | undefined)[] = [
    node?.health !== undefined && {
      term: t('application.health'),
      value: node.health,
    },
    node?.sync !== undefined && {
      term: t('application.sync'),
      value: node.sync,
    },
    resource.namespace !== undefined && {
      term: t('application.namespace'),
      value: resource.namespace,
    },
    resource.group !== undefined && {
      term: t('resource.group'),
      value: resource.group,
    },
    node?.createdAt !== undefined && {
      term: t('cluster.since'),
      value: <Age at={node.createdAt} ago={false} />,
    },
    owner && {
      term: t('resource.owner'),
      value: (
        <PageLink
          to={addressOf(owner)}
        >{`${owner.kind} ${owner.name}`}</PageLink>
      ),
    },
    node !== undefined &&
      node.images.length > 0 && {
        term: t('application.images'),
        value: node.images.map(image => (
          <div key={image} className={styles.code}>
            {image} <CopyButton value={image} what={image} />
          </div>
        )),
      },
  ];
  const shown = facts.flatMap(fact => fact || []);
  return (
    <div className={styles.facts}>
      {node?.message && (
        <TroubleBox state={resourceState(node)} title={node.message} />
      )}
      {shown.length > 0 && (
        <dl className={styles.row}>
          {shown.map(({ term, value }) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {(node?.logs || node?.argocd) && (
        <div className={styles.links}>
          {node.logs && (
            <SafeLink href={node.logs}>{t('application.logs')}</SafeLink>
          )}
          {node.argocd && (
            <SafeLink href={node.argocd}>{t('action.argocd')}</SafeLink>
          )}
        </div>
      )}
    </div>
  );
};
