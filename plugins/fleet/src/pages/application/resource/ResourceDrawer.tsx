import { useMemo } from 'react';
import { Dialog, DialogBody, DialogHeader } from '@backstage/ui';
import {
  ApplicationDetail,
  ResourceRef,
  TreeNode,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { resourceState } from '../../../components/application';
import { CopyButton } from '../../../components/links';
import { StateIcon } from '../../../components/state';
import { EmptyBox } from '../../../components/trouble';
import { useFleetText } from '../../../translation';
import { ResourceFacts } from './ResourceFacts';
import { ResourceViews } from './ResourceViews';
import { resourceWord, useOpenResource } from './useOpenResource';
import styles from './ResourceDrawer.module.css';

/** The resource that the address names, beside the page. */
export const ResourceDrawer = ({ detail }: { detail: ApplicationDetail }) => {
  const { word, resource, close } = useOpenResource();
  if (word === '') return null;
  return (
    <Dialog
      isOpen
      onOpenChange={open => !open && close()}
      className={styles.drawer}
    >
      {resource ? (
        <OpenResource key={word} resource={resource} detail={detail} />
      ) : (
        <NoResource name={word} />
      )}
    </Dialog>
  );
};

const OpenResource = ({
  resource,
  detail,
}: {
  resource: ResourceRef;
  detail: ApplicationDetail;
}) => {
  const { tree, diff } = detail;
  const word = resourceWord(resource);
  const node = useMemo(() => nodeOf(tree, word), [tree, word]);
  const drift =
    diff.status === 'ok'
      ? diff.value.find(one => resourceWord(one) === word)
      : undefined;
  // Without the tree the hub is still asked: it may tell the manifest.
  if (!node && !drift && tree.status === 'ok') {
    return <NoResource name={`${resource.kind} ${resource.name}`} />;
  }
  return (
    <>
      <DialogHeader>
        <span className={styles.title}>
          {node && <StateIcon state={resourceState(node)} size={20} />}
          <span className={styles.kind}>{resource.kind}</span>
          <span className={styles.name}>{resource.name}</span>
          <CopyButton value={resource.name} what={resource.name} />
        </span>
      </DialogHeader>
      <DialogBody className={styles.body}>
        <ResourceFacts resource={resource} node={node} tree={tree} />
        <ResourceViews
          application={detail.application}
          resource={resource}
          node={node}
          drift={drift}
        />
      </DialogBody>
    </>
  );
};

function nodeOf(
  tree: ApplicationDetail['tree'],
  word: string,
): TreeNode | undefined {
  if (tree.status !== 'ok') return undefined;
  return tree.value.find(one => resourceWord(one) === word);
}

const NoResource = ({ name }: { name: string }) => {
  const t = useFleetText();
  return (
    <>
      <DialogHeader>{t('resource.unknown')}</DialogHeader>
      <DialogBody>
        <EmptyBox next={t('resource.unknownNext')}>
          {t('resource.unknownWhat', { name })}
        </EmptyBox>
      </DialogBody>
    </>
  );
};
