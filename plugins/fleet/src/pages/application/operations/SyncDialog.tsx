import { useId, useState } from 'react';
import { Checkbox, TextField } from '@backstage/ui';
import { ResourceDiff } from '@fleet-portal/backstage-plugin-fleet-common';
import { useFleetText } from '../../../translation';
import { OperationDialog, OperationDialogProps } from './OperationDialog';
import { SyncEffect } from './SyncEffect';
import { keyOfResource } from './resourceWords';
import styles from './operations.module.css';

/** More of them are synced together, or in Argo CD's own UI. */
const mostChoices = 12;

export const SyncDialog = (props: OperationDialogProps) => {
  const { application, autoSync, diff } = props.detail;
  const t = useFleetText();
  const label = useId();
  const [dryRun, setDryRun] = useState(false);
  const [prune, setPrune] = useState(false);
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const differing = diff.status === 'ok' ? diff.value : [];
  const resources = differing.filter(one => chosen.has(keyOfResource(one)));
  const asked = application.sources[0]?.targetRevision ?? 'HEAD';
  const revision = typed.trim();
  return (
    <OperationDialog
      {...props}
      title={t('operate.syncTitle', { name: application.ref.name })}
      confirm={dryRun ? t('operate.trying') : t('operate.sync')}
      destructive={prune && !dryRun}
      ask={api =>
        api.syncApplication(application.ref, {
          dryRun,
          prune,
          ...(revision !== '' && { revision }),
          ...(resources.length > 0 && { resources: resources.map(refOf) }),
        })
      }
    >
      <p>
        {t(dryRun ? 'operate.tryWhat' : 'operate.syncWhat', {
          revision: revision || asked,
        })}
      </p>
      {revision === '' || revision === asked ? (
        <SyncEffect
          differing={resources.length > 0 ? resources : differing}
          known={diff.status === 'ok'}
          prune={prune}
          dryRun={dryRun}
        />
      ) : (
        !dryRun && <p>{t('operate.otherRevision', { revision })}</p>
      )}
      <Checkbox isSelected={dryRun} onChange={setDryRun}>
        {t('operate.dryRun')}
      </Checkbox>
      <Checkbox isSelected={prune} onChange={setPrune}>
        {t('operate.prune')}
      </Checkbox>
      {!autoSync && application.sources.length === 1 && (
        <TextField
          label={t('operate.revision')}
          description={t('operate.revisionNote', { revision: asked })}
          value={typed}
          onChange={setTyped}
          maxLength={200}
          autoComplete="off"
        />
      )}
      {differing.length > 1 && differing.length <= mostChoices && (
        <div role="group" aria-labelledby={label} className={styles.choices}>
          <span id={label}>{t('operate.only')}</span>
          {differing.map(one => (
            <Checkbox
              key={keyOfResource(one)}
              isSelected={chosen.has(keyOfResource(one))}
              onChange={on => setChosen(toggled(chosen, one, on))}
            >
              {keyOfResource(one)}
            </Checkbox>
          ))}
        </div>
      )}
    </OperationDialog>
  );
};

function refOf({ group, kind, namespace, name }: ResourceDiff) {
  return { group, kind, namespace, name };
}

function toggled(
  chosen: ReadonlySet<string>,
  resource: ResourceDiff,
  on: boolean,
): ReadonlySet<string> {
  const next = new Set(chosen);
  if (on) next.add(keyOfResource(resource));
  else next.delete(keyOfResource(resource));
  return next;
}
