import { ReactNode, useMemo } from 'react';
import {
  PageLayout,
  pluginHeaderActionsApiRef,
  routeResolutionApiRef,
  useApi,
} from '@backstage/frontend-plugin-api';
import { FleetIcon } from '../components/FleetIcon';
import { FleetProvider } from '../FleetProvider';
import { pageTitle, useFleetText } from '../translation';
import { rootRouteRef } from '../routes';
import { useNewSystemLinks } from '../useNewSystemLinks';
import { FleetPages, FleetSubPage } from './FleetPages';

/**
 * The frame of all fleet pages in the new frontend system.
 *
 * It must not be drawn again when the address changes: a swappable component
 * such as PageLayout is another component on each drawing, which would mount
 * the whole page anew and take the focus out of the field that somebody types
 * in. So the frame asks for the route once and the links live inside of it.
 */
export const FleetShell = ({
  title: chosenTitle,
  pages,
}: {
  /** From the app's configuration; otherwise in the reader's language. */
  title?: string;
  pages: readonly (FleetSubPage & { title: string })[];
}) => {
  const routes = useApi(routeResolutionApiRef);
  const actions = useApi(pluginHeaderActionsApiRef);
  const t = useFleetText();
  return useMemo(() => {
    const root = routes.resolve(rootRouteRef)?.() ?? '/fleet';
    return (
      <PageLayout
        title={chosenTitle ?? t('page.fleet')}
        icon={<FleetIcon />}
        titleLink={root}
        headerActions={actions.getPluginHeaderActions('fleet')}
        tabs={pages.map(({ path, title }, index) => ({
          id: path,
          label: pageTitle(title, t),
          // The first tab lives at the root; a longer match wins over it.
          href: index === 0 ? root : `${root}/${path}`,
        }))}
      >
        <NewSystemProvider>
          <FleetPages pages={pages} />
        </NewSystemProvider>
      </PageLayout>
    );
  }, [routes, actions, chosenTitle, pages, t]);
};

const NewSystemProvider = ({ children }: { children: ReactNode }) => (
  <FleetProvider links={useNewSystemLinks()}>{children}</FleetProvider>
);
