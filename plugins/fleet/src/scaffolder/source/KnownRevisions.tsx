import { Button } from '@backstage/ui';
import { useFleetText } from '../../translation';
import { FieldTrouble } from '../pickers/FieldTrouble';
import styles from './SourceField.module.css';
import { SourceValue, useKnownRevisions } from './useKnownRevisions';

interface KnownRevisionsProps {
  source: SourceValue;
  onChoose: (revision: string) => void;
  isDisabled?: boolean;
}

/** What the fleet runs of the chart already; nobody asks the chart's own repository. */
export const KnownRevisions = (props: KnownRevisionsProps) => {
  const { source, onChoose, isDisabled } = props;
  const t = useFleetText();
  const { revisions, isCutShort, error, retry } = useKnownRevisions(source);
  if (error) {
    return (
      <FieldTrouble
        what={t('source.theRevisions')}
        error={error}
        onRetry={retry}
      />
    );
  }
  if (!revisions) return null;
  if (revisions.length === 0) {
    return (
      <p className={styles.note}>
        {t(isCutShort ? 'source.unknownAmong' : 'source.unknown')}
      </p>
    );
  }
  return (
    <div role="group" aria-label={t('source.known')} className={styles.known}>
      <span aria-hidden>{t('source.known')}</span>
      {revisions.map(revision => (
        <Button
          key={revision}
          variant="tertiary"
          size="small"
          onPress={() => onChoose(revision)}
          isDisabled={isDisabled}
        >
          {revision}
        </Button>
      ))}
    </div>
  );
};
