import { useState } from 'react';
import { Button } from '@backstage/ui';
import { useFleetText } from '../../translation';

/** The first rows of a long list, and more of them on demand. */
export function useMoreRows<T>(rows: readonly T[], atATime: number) {
  const t = useFleetText();
  const [shown, setShown] = useState(atATime);
  const left = rows.length - shown;
  return {
    rows: rows.slice(0, shown),
    more: left > 0 && (
      <div style={{ padding: '8px 12px' }}>
        <Button
          variant="tertiary"
          size="small"
          onPress={() => setShown(shown + atATime * 4)}
        >
          {t('action.showMore', { count: left })}
        </Button>
      </div>
    ),
  };
}
