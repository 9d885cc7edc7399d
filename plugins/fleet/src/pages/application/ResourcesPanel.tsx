import { useState } from 'react';
import { Button } from '@backstage/ui';
import { ApplicationDetail } from '@fleet-portal/backstage-plugin-fleet-common';
import { ResourceGraph, ResourceTree } from '../../components/application';
import { Panel } from '../../components/layout';
import { Age } from '../../components/time';
import { said, useFleetText } from '../../translation';
import { useOpenResource } from './resource';
import styles from './ApplicationPage.module.css';

/** The resources of an Application, as a graph or, with the words, as a list. */
export const ResourcesPanel = ({
  tree,
}: {
  tree: ApplicationDetail['tree'];
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
      {tree.status === 'failed' && (
        <p className={styles.note}>
          {t('application.notRead', { reason: said(tree, 'reason', t) })}
        </p>
      )}
    </Panel>
  );
};
