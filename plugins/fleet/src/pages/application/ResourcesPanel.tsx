import { useState } from 'react';
import { Button } from '@backstage/ui';
import { ApplicationDetail } from '@fleet-portal/backstage-plugin-fleet-common';
import { ResourceGraph, ResourceTree } from '../../components/application';
import { Panel } from '../../components/layout';
import { Age } from '../../components/time';
import { useFleetText } from '../../translation';
import { NotRead } from './NotRead';
import { useOpenResource } from './resource';
import styles from './ApplicationPage.module.css';

/** The resources of an Application, as a graph or, with the words, as a list. */
export const ResourcesPanel = ({
  tree,
  onRetry,
}: {
  tree: ApplicationDetail['tree'];
  onRetry: () => unknown;
}) => {
  const t = useFleetText();
  const { addressOf } = useOpenResource();
  const [asGraph, setAsGraph] = useState(false);
  const some = tree.status === 'ok' && tree.value.length > 0;
  return (
    <Panel
      title={t('application.resources')}
      note={tree.status === 'ok' && tree.value.length}
      aside={
        <>
          {some && (
            <Button
              variant="tertiary"
              size="small"
              onPress={() => setAsGraph(!asGraph)}
            >
              {t(asGraph ? 'application.asList' : 'application.asGraph')}
            </Button>
          )}
          {tree.status === 'ok' && <Age at={tree.observedAt} />}
        </>
      }
      flush
    >
      {some && asGraph && (
        <ResourceGraph nodes={tree.value} addressOf={addressOf} />
      )}
      {some && !asGraph && (
        <ResourceTree nodes={tree.value} addressOf={addressOf} />
      )}
      {tree.status === 'ok' && !some && (
        <p className={styles.note}>{t('application.noResources')}</p>
      )}
      {tree.status === 'failed' && <NotRead answer={tree} onRetry={onRetry} />}
    </Panel>
  );
};
