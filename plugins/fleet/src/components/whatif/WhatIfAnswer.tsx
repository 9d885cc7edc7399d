import {
  HubPreview,
  PreviewChange,
  PreviewResponse,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { RiAddLine, RiCloseLine, RiPencilLine } from '@remixicon/react';
import { FleetText, saidOfEach, useFleetText } from '../../translation';
import { useMoreRows } from '../layout';
import { toneClass, Tone } from '../state';
import { TroubleBox } from '../trouble';
import styles from './whatif.module.css';

const tones: Record<PreviewChange['change'], Tone> = {
  added: 'positive',
  changed: 'announcement',
  removed: 'negative',
  unchanged: 'neutral',
};
const icons = {
  added: <RiAddLine size={16} aria-hidden />,
  changed: <RiPencilLine size={16} aria-hidden />,
  removed: <RiCloseLine size={16} aria-hidden />,
  unchanged: null,
};

/** What every ApplicationSet of the hub would do: added, changed, removed, refused. */
export const WhatIfAnswer = ({
  preview,
  first,
}: {
  preview: PreviewResponse;
  /** Name of the ApplicationSet that the page is about. */
  first?: string;
}) => {
  const t = useFleetText();
  const { added, changed, removed, removedInProduction } = preview.summary;
  const [hub] = preview.hubs;
  const changes = [...(hub?.changes ?? [])].sort(
    (a, b) =>
      Number(b.applicationSet === first) - Number(a.applicationSet === first),
  );
  const { rows, more } = useMoreRows(changes, 12);
  const nothing = added + changed + removed === 0;
  return (
    <>
      <p className={styles.verdict} role="status">
        <strong>
          {nothing
            ? t('whatIf.nothing')
            : t('whatIf.summary', { added, changed, removed })}
        </strong>{' '}
        {removedInProduction > 0 && (
          <strong className={`${styles.harm} ${toneClass('negative')}`}>
            {t('whatIf.inProduction', { count: removedInProduction })}
          </strong>
        )}
      </p>
      {rows.length > 0 && (
        <ul className={styles.changes}>
          {rows.map(change => (
            <Change
              key={`${change.applicationSet}/${change.application}`}
              change={change}
              hub={hub}
            />
          ))}
        </ul>
      )}
      {more}
      <Unevaluated preview={preview} />
    </>
  );
};

/** What the hub would refuse, and what the portal cannot evaluate. */
export const Unevaluated = ({ preview }: { preview: PreviewResponse }) => {
  const t = useFleetText();
  const [hub] = preview.hubs;
  return (
    <>
      {hub?.errors.map(({ message }) => (
        <TroubleBox
          key={message}
          state="syncFailed"
          title={t('whatIf.refused', { hub: hub.hub })}
        >
          {message}
        </TroubleBox>
      ))}
      {hub?.unsupported.map(({ generator, reason }) => (
        <p key={`${generator} ${reason}`} className={styles.note}>
          {t('whatIf.notKnown', { generator, reason })}
        </p>
      ))}
    </>
  );
};

const Change = ({
  change,
  hub,
}: {
  change: PreviewChange;
  hub: HubPreview | undefined;
}) => {
  const t = useFleetText();
  const why = [
    ...saidOfEach(change, 'details', t),
    ...reasonsOf(change, hub, t),
  ];
  return (
    <li className={toneClass(tones[change.change])}>
      <span className={styles.icon}>{icons[change.change]}</span>
      <span className={styles.application}>
        {change.application}
        <span className={styles.note}>{changeWords(change, t)}</span>
      </span>
      <span className={styles.why}>{why.join(' ')}</span>
    </li>
  );
};

function changeWords({ change, production }: PreviewChange, t: FleetText) {
  const word = t(`whatIf.${change}`);
  return production ? t('whatIf.production', { change: word }) : word;
}

/** Why nothing is placed there any more. */
function reasonsOf(
  { change, applicationSet }: PreviewChange,
  hub: HubPreview | undefined,
  t: FleetText,
): string[] {
  if (change !== 'removed') return [];
  const found = hub?.sets?.find(set => set.applicationSet === applicationSet);
  return found ? saidOfEach(found, 'reasons', t) : [];
}
