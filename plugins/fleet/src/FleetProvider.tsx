import { ReactNode } from 'react';
import { FleetLinks, FleetLinksContext, useLiveUpdates } from './hooks';

/**
 * Around every page, card and tab of the plugin: the addresses of its pages
 * and the live connection that keeps them up to date.
 */
export const FleetProvider = ({
  links,
  children,
}: {
  links: FleetLinks;
  children: ReactNode;
}) => {
  useLiveUpdates();
  return (
    <FleetLinksContext.Provider value={links}>
      {children}
    </FleetLinksContext.Provider>
  );
};
