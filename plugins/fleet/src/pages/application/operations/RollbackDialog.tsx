import { useState } from 'react';
import { Checkbox, Radio, RadioGroup } from '@backstage/ui';
import { shortRevision } from '../../../components/application';
import { Moment, useAgeWords } from '../../../components/time';
import { useFleetText, writtenTime } from '../../../translation';
import { OperationDialog, OperationDialogProps } from './OperationDialog';

export const RollbackDialog = (props: OperationDialogProps) => {
  const { application, history, commits = [] } = props.detail;
  const t = useFleetText();
  const ageOf = useAgeWords();
  const [, ...earlier] = history;
  const [chosen, setChosen] = useState(earlier[0]?.id);
  const [dryRun, setDryRun] = useState(false);
  const [prune, setPrune] = useState(false);
  const entry = earlier.find(({ id }) => id === chosen);
  const named = (one: (typeof history)[number]) =>
    one.version ?? shortRevision(one.revisions[0]);
  return (
    <OperationDialog
      {...props}
      title={t('operate.rollbackTitle', { name: application.ref.name })}
      confirm={dryRun ? t('operate.trying') : t('operate.rollback')}
      destructive={!dryRun}
      isDisabled={!entry}
      ask={api =>
        api.rollBackApplication(application.ref, {
          id: entry?.id ?? -1,
          dryRun,
          prune,
        })
      }
    >
      {entry && (
        <p>
          {dryRun
            ? t('operate.tryWhat', { revision: named(entry) })
            : t('operate.rollbackWhat', {
                version: named(entry),
                date: (
                  <Moment at={entry.deployedAt}>
                    {writtenTime(entry.deployedAt, t, {
                      dateStyle: 'medium',
                      timeStyle: 'short',
                    })}
                  </Moment>
                ),
              })}
        </p>
      )}
      <RadioGroup
        label={t('operate.rollbackTo')}
        value={String(chosen)}
        onChange={id => setChosen(Number(id))}
      >
        {earlier.map(one => {
          const commit = commits.find(({ revision }) =>
            one.revisions.includes(revision),
          );
          return (
            <Radio key={one.id} value={String(one.id)}>
              {[
                named(one),
                t('age.ago', { age: ageOf(one.deployedAt) }),
                commit?.message,
              ]
                .filter(Boolean)
                .join(' · ')}
            </Radio>
          );
        })}
      </RadioGroup>
      <Checkbox isSelected={dryRun} onChange={setDryRun}>
        {t('operate.dryRun')}
      </Checkbox>
      <Checkbox isSelected={prune} onChange={setPrune}>
        {t('operate.prune')}
      </Checkbox>
    </OperationDialog>
  );
};
