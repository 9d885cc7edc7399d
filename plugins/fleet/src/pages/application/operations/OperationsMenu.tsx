import { useState } from 'react';
import { Button, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import { RiArrowDownSLine } from '@remixicon/react';
import {
  ApplicationDetail,
  ApplicationOffer,
  ApplicationOperation,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { useSyncWindows } from '../../../hooks';
import { useFleetText } from '../../../translation';
import { RefreshDialog } from './RefreshDialog';
import { RollbackDialog } from './RollbackDialog';
import { SyncDialog } from './SyncDialog';
import { TerminateDialog } from './TerminateDialog';
import styles from './operations.module.css';

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
      ? windows.value.reason
      : undefined;
  const offers = (detail.operations ?? []).map(offer =>
    closed === undefined ? offer : outsideWindows(offer, closed),
  );
  if (offers.length === 0) return null;
  const offer = offers.find(({ operation }) => operation === chosen);
  const Dialog = chosen && dialogs[chosen];
  return (
    <>
      <MenuTrigger>
        <Button variant="secondary" iconEnd={<RiArrowDownSLine />}>
          {t('operate.menu')}
        </Button>
        <Menu aria-label={t('operate.menu')}>
          {offers.map(one => (
            <MenuItem
              key={one.operation}
              textValue={t(`operate.${one.operation}`)}
              isDisabled={!one.allowed}
              className={styles.menuItem}
              onAction={() => setChosen(one.operation)}
            >
              <span className={styles.item}>
                {t(`operate.${one.operation}`)}
                {!one.allowed && (
                  <span className={styles.reason}>{one.reason}</span>
                )}
              </span>
            </MenuItem>
          ))}
        </Menu>
      </MenuTrigger>
      {Dialog && (
        <Dialog
          detail={detail}
          warning={offer?.allowed ? offer.warning : undefined}
          onClose={() => setChosen(undefined)}
        />
      )}
    </>
  );
};

/** A sync and a rollback keep to the windows; looking and ending do not. */
function outsideWindows(offer: ApplicationOffer, reason: string) {
  const { operation, allowed } = offer;
  const kept = operation === 'sync' || operation === 'rollback';
  return allowed && kept
    ? { operation, allowed: false as const, reason }
    : offer;
}
