import { Alert, Button } from '@backstage/ui';
import { useFleetText } from '../../translation';

export interface FieldTroubleProps {
  /** What could not be read, for example `The hubs`. */
  what: string;
  error: Error;
  onRetry: () => void;
}

/** A field that could not read the fleet says so and offers to try again. */
export const FieldTrouble = ({ what, error, onRetry }: FieldTroubleProps) => {
  const t = useFleetText();
  return (
    <Alert
      status="warning"
      icon
      title={t('form.notRead', { what })}
      description={error.message}
      customActions={
        <Button variant="secondary" size="small" onPress={onRetry}>
          {t('action.retry')}
        </Button>
      }
    />
  );
};
