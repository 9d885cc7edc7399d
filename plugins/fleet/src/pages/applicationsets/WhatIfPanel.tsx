import { useState } from 'react';
import { Select } from '@backstage/ui';
import { ApplicationSetSummary } from '@fleet-portal/backstage-plugin-fleet-common';
import { Panel } from '../../components/layout';
import { useClusters } from '../../hooks';
import { useFleetText } from '../../translation';
import { LabelWhatIf } from '../whatif';
import styles from './ApplicationSetPage.module.css';

/** Would it come to a cluster, or leave it, if a label there were another? */
export const WhatIfPanel = ({
  applicationSet,
}: {
  applicationSet: ApplicationSetSummary;
}) => {
  const t = useFleetText();
  const { hub, name } = applicationSet.ref;
  const [chosen, setChosen] = useState<string>();
  const { data } = useClusters();
  const clusters = (data?.items ?? []).filter(({ ref }) => ref.hub === hub);
  const cluster = clusters.find(({ ref }) => ref.name === chosen);
  if (clusters.length === 0) return null;
  return (
    <Panel
      title={t('whatIf.title')}
      aside={
        <Select
          aria-label={t('whatIf.cluster')}
          placeholder={t('whatIf.choose')}
          size="small"
          options={clusters
            .map(({ ref }) => ({ value: ref.name, label: ref.name }))
            .sort((a, b) => a.label.localeCompare(b.label))}
          value={chosen ?? null}
          onChange={value => setChosen(String(value))}
        />
      }
    >
      {cluster ? (
        // Another cluster has other labels: what was typed is not about it.
        <LabelWhatIf key={chosen} cluster={cluster} first={name} />
      ) : (
        <span className={styles.why}>{t('whatIf.chooseFirst', { hub })}</span>
      )}
    </Panel>
  );
};
