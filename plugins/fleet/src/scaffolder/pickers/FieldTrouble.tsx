import { Alert, Button } from '@backstage/ui';

export interface FieldTroubleProps {
  /** What could not be read, for example `The hubs`. */
  what: string;
  error: Error;
  onRetry: () => void;
}

/** A field that could not read the fleet says so and offers to try again. */
export const FieldTrouble = ({ what, error, onRetry }: FieldTroubleProps) => (
  <Alert
    status="warning"
    icon
    title={`${what} could not be read from the fleet`}
    description={error.message}
    customActions={
      <Button variant="secondary" size="small" onPress={onRetry}>
        Try again
      </Button>
    }
  />
);
