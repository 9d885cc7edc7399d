import { useState } from 'react';
import { ConfirmDialog, OfferMenu } from '../../components/operations';
import { TroubleBox } from '../../components/trouble';
import { refusalOf, ShownCluster, useInvalidateCache } from '../../hooks';
import { said, useFleetText } from '../../translation';

/** What the hub can be asked about this cluster; what cannot be used says why. */
export const ClusterOperations = ({ detail }: { detail: ShownCluster }) => {
  const t = useFleetText();
  const [asking, setAsking] = useState(false);
  const offers = detail.operations ?? [];
  if (offers.length === 0) return null;
  const offer = offers.find(({ operation }) => operation === 'invalidateCache');
  return (
    <>
      <OfferMenu offers={offers} onChoose={() => setAsking(true)} />
      {asking && (
        <InvalidateCacheDialog
          detail={detail}
          warning={offer?.allowed ? said(offer, 'warning', t) : ''}
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
  detail: ShownCluster;
  /** What one should know before; empty when there is nothing. */
  warning: string;
  onClose: () => void;
}) => {
  const t = useFleetText();
  const operation = useInvalidateCache(cluster.ref);
  return (
    <ConfirmDialog
      title={t('operate.invalidateTitle', { name: cluster.ref.name })}
      confirm={t('operate.invalidateCache')}
      isPending={operation.isPending}
      refusal={operation.error ? refusalOf(operation.error) : undefined}
      onConfirm={() => operation.mutate(undefined, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>
        {t('operate.invalidateWhat', {
          hub: cluster.ref.hub,
          name: cluster.ref.name,
        })}
      </p>
      <p>{t('operate.invalidateMeans', { count: applications.length })}</p>
      {warning && <TroubleBox state="atRisk" title={warning} />}
    </ConfirmDialog>
  );
};
