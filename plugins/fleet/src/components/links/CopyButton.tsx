import { useEffect, useState } from 'react';
import { RiCheckLine, RiFileCopyLine } from '@remixicon/react';
import { useFleetText } from '../../translation';
import styles from './links.module.css';

/** Copies a value; the tick says that it is done. */
export const CopyButton = ({
  value,
  what,
}: {
  value: string;
  /** Names the value for those who do not see it, for example `server`. */
  what: string;
}) => {
  const t = useFleetText();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = () => {
    navigator.clipboard.writeText(value).then(
      () => setCopied(true),
      // Without the permission nothing is copied and no tick appears.
      () => setCopied(false),
    );
  };
  return (
    <button
      type="button"
      className={styles.copy}
      onClick={copy}
      aria-label={copied ? t('action.copied') : t('action.copy', { what })}
    >
      {copied ? (
        <RiCheckLine size={14} aria-hidden />
      ) : (
        <RiFileCopyLine size={14} aria-hidden />
      )}
    </button>
  );
};
