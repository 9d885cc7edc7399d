import { useState } from 'react';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Menu,
  MenuItem,
  MenuTrigger,
} from '@backstage/ui';
import { RiArrowDownSLine } from '@remixicon/react';
import { ClusterDetail } from '@fleet-portal/backstage-plugin-fleet-common';
import { TroubleBox } from '../../components/trouble';
import { refusalOf, useInvalidateCache } from '../../hooks';
import { useFleetText } from '../../translation';
import styles from '../application/operations/operations.module.css';

/** What the hub can be asked about this cluster; what cannot be used says why. */
export const ClusterOperations = ({ detail }: { detail: ClusterDetail }) => {
  const t = useFleetText();
  const [asking, setAsking] = useState(false);
  const offers = detail.operations ?? [];
  if (offers.length === 0) return null;
  const offer = offers.find(({ operation }) => operation === 'invalidateCache');
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
              onAction={() => setAsking(true)}
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
      {asking && (
        <InvalidateCacheDialog
          detail={detail}
          warning={offer?.allowed ? offer.warning : undefined}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
};

/** Stays open with the reason when the hub refuses. */
const InvalidateCacheDialog = ({
  detail: { cluster, applications },
  warning,
  onClose,
}: {
  detail: ClusterDetail;
  /** What one should know before. */
  warning: string | undefined;
  onClose: () => void;
}) => {
  const t = useFleetText();
  const operation = useInvalidateCache(cluster.ref);
  return (
    <Dialog isOpen onOpenChange={open => !open && onClose()} width={560}>
      <DialogHeader>
        {t('operate.invalidateTitle', { name: cluster.ref.name })}
      </DialogHeader>
      <DialogBody>
        <div className={styles.body}>
          <p>
            {t('operate.invalidateWhat', {
              hub: cluster.ref.hub,
              name: cluster.ref.name,
            })}
          </p>
          <p>{t('operate.invalidateMeans', { count: applications.length })}</p>
          {warning && <TroubleBox state="atRisk" title={warning} />}
          {operation.error && (
            <TroubleBox
              announce
              state="syncFailed"
              title={refusalOf(operation.error)}
            />
          )}
        </div>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('operate.cancel')}
        </Button>
        <Button
          variant="primary"
          isPending={operation.isPending}
          onPress={() => operation.mutate(undefined, { onSuccess: onClose })}
        >
          {t('operate.invalidateCache')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
};
