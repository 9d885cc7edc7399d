import { ResourceDiff } from '@fleet-portal/backstage-plugin-fleet-common';
import { TroubleBox } from '../../../components/trouble';
import { useFleetText } from '../../../translation';
import { namesOf } from './resourceWords';

/** Which resources a sync changes, and which it deletes or leaves, by name. */
export const SyncEffect = ({
  differing,
  known,
  prune,
  dryRun,
}: {
  differing: readonly ResourceDiff[];
  /** The hub told what differs. */
  known: boolean;
  prune: boolean;
  dryRun: boolean;
}) => {
  const t = useFleetText();
  if (!known) return <p>{t('operate.diffUnknown')}</p>;
  if (differing.length === 0) return <p>{t('operate.nothingDiffers')}</p>;
  const wanted = differing.filter(({ desired }) => desired !== '');
  const extra = differing.filter(({ desired }) => desired === '');
  const words = (resources: readonly ResourceDiff[]) => ({
    count: resources.length,
    names: namesOf(resources),
  });
  if (dryRun) {
    const tried = prune ? differing : wanted;
    return tried.length > 0 ? <p>{t('operate.tries', words(tried))}</p> : null;
  }
  return (
    <>
      {wanted.length > 0 && <p>{t('operate.changes', words(wanted))}</p>}
      {extra.length > 0 &&
        (prune ? (
          <TroubleBox
            state="atRisk"
            title={t('operate.prunes', words(extra))}
          />
        ) : (
          <p>{t('operate.keeps', words(extra))}</p>
        ))}
    </>
  );
};
