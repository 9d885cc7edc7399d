import { ReactNode } from 'react';
import { VisuallyHidden } from '@backstage/ui';
import { RiExternalLinkLine } from '@remixicon/react';
import { useFleetText } from '../../translation';
import { httpUrl } from './httpUrl';
import styles from './links.module.css';

/** A link out of the portal; anything but http and https is shown as text. */
export const SafeLink = ({
  href,
  children,
}: {
  href: string | undefined;
  children: ReactNode;
}) => {
  const t = useFleetText();
  const url = httpUrl(href);
  if (!url) return <span>{children}</span>;
  return (
    <a
      className={styles.link}
      href={url}
      target="_blank"
      rel="noopener noreferrer"
    >
      {children}
      <RiExternalLinkLine size={14} aria-hidden className={styles.external} />
      <VisuallyHidden> {t('action.newTab')}</VisuallyHidden>
    </a>
  );
};
