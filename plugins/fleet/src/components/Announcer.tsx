import { useEffect, useRef, useState } from 'react';
import { VisuallyHidden } from '@backstage/ui';
import { AttentionItem } from '@fleet-portal/backstage-plugin-fleet-common';
import { useFleetText } from '../translation';

/** Milliseconds between two announcements. */
const quietTime = 10_000;

/**
 * Reads out what newly went Contradicted or Degraded, politely and at most
 * every ten seconds. What was there when the page opened is not news.
 */
export const Announcer = ({ items }: { items: readonly AttentionItem[] }) => {
  const t = useFleetText();
  const known = useRef<ReadonlySet<string>>();
  const waiting = useRef(new Map<string, AttentionItem>());
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const [words, setWords] = useState('');

  useEffect(() => {
    const grave = items.filter(
      item => item.state === 'contradicted' || item.state === 'degraded',
    );
    const seen = known.current;
    known.current = new Set(grave.map(item => item.id));
    if (!seen) return;
    for (const item of grave) {
      if (!seen.has(item.id)) waiting.current.set(item.id, item);
    }
    const speak = () => {
      timer.current = undefined;
      if (waiting.current.size === 0) return;
      const news = [...waiting.current.values()].map(item =>
        t('live.announcement', {
          subject: item.subject,
          state: t(`state.${item.state}`),
        }),
      );
      waiting.current.clear();
      setWords(news.join('. '));
      timer.current = setTimeout(speak, quietTime);
    };
    if (timer.current === undefined) speak();
  }, [items, t]);

  useEffect(() => () => clearTimeout(timer.current), []);

  return (
    <VisuallyHidden>
      <div role="log" aria-live="polite">
        {words}
      </div>
    </VisuallyHidden>
  );
};
