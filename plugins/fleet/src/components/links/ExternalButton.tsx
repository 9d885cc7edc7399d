import { ReactNode } from 'react';
import { ButtonLink } from '@backstage/ui';
import { RiExternalLinkLine } from '@remixicon/react';
import { httpUrl } from './httpUrl';

/** A button out of the portal; nothing where the address is not http or https. */
export const ExternalButton = ({
  href,
  children,
}: {
  href: string | undefined;
  children: ReactNode;
}) => {
  const url = httpUrl(href);
  if (!url) return null;
  return (
    <ButtonLink
      variant="secondary"
      iconEnd={<RiExternalLinkLine />}
      href={url}
      target="_blank"
      rel="noopener noreferrer"
    >
      {children}
    </ButtonLink>
  );
};
