import { useState } from 'react';
import {
  ApplicationDetail,
  ApplicationOffer,
  ApplicationOperation,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { OfferMenu } from '../../../components/operations';
import { useSyncWindows } from '../../../hooks';
import { said, useFleetText } from '../../../translation';
import { heldBackNote } from '../windowWords';
import { RefreshDialog } from './RefreshDialog';
import { RollbackDialog } from './RollbackDialog';
import { SyncDialog } from './SyncDialog';
import { TerminateDialog } from './TerminateDialog';

const dialogs = {
  refresh: RefreshDialog,
  sync: SyncDialog,
  terminate: TerminateDialog,
  rollback: RollbackDialog,
};

/** What the hub can be asked to do; what cannot be used says why. */
export const OperationsMenu = ({ detail }: { detail: ApplicationDetail }) => {
  const t = useFleetText();
  const [chosen, setChosen] = useState<ApplicationOperation>();
  const { ref } = detail.application;
  const windows = useSyncWindows(ref).data?.syncWindows;
  const closed =
    windows?.status === 'ok' && !windows.value.canSync
      ? said(windows.value, 'reason', t)
      : undefined;
  const offers = (detail.operations ?? []).map(offer =>
    closed === undefined ? offer : outsideWindows(offer, closed),
  );
  if (offers.length === 0) return null;
  const offer = offers.find(({ operation }) => operation === chosen);
  const Dialog = chosen && dialogs[chosen];
  const warnings = [
    offer?.allowed ? said(offer, 'warning', t) : '',
    offer && keepsToWindows(offer) && windows?.status === 'ok'
      ? heldBackNote(windows.value, t)
      : '',
  ];
  return (
    <>
      <OfferMenu offers={offers} onChoose={setChosen} />
      {Dialog && (
        <Dialog
          detail={detail}
          warnings={warnings.filter(Boolean)}
          onClose={() => setChosen(undefined)}
        />
      )}
    </>
  );
};

/** A sync and a rollback do; looking and ending do not. */
function keepsToWindows({ operation }: ApplicationOffer): boolean {
  return operation === 'sync' || operation === 'rollback';
}

function outsideWindows(offer: ApplicationOffer, reason: string) {
  const { operation, allowed } = offer;
  return allowed && keepsToWindows(offer)
    ? { operation, allowed: false as const, reason }
    : offer;
}
