import {
  PageLayout,
  pluginHeaderActionsApiRef,
  useApi,
} from '@backstage/frontend-plugin-api';
import { FleetIcon } from '../components/FleetIcon';
import { FleetProvider } from '../FleetProvider';
import { useNewSystemLinks } from '../useNewSystemLinks';
import { FleetPages, FleetSubPage } from './FleetPages';

/** The frame of all fleet pages in the new frontend system. */
export const FleetShell = ({
  pages,
}: {
  pages: readonly (FleetSubPage & { title: string })[];
}) => {
  const links = useNewSystemLinks();
  const actions = useApi(pluginHeaderActionsApiRef);
  const root = links.overview();
  return (
    <FleetProvider links={links}>
      <PageLayout
        title="Fleet"
        icon={<FleetIcon />}
        titleLink={root}
        headerActions={actions.getPluginHeaderActions('fleet')}
        tabs={pages.map(({ path, title }, index) => ({
          id: path,
          label: title,
          // The first tab lives at the root; a longer match wins over it.
          href: index === 0 ? root : `${root}/${path}`,
        }))}
      >
        <FleetPages pages={pages} />
      </PageLayout>
    </FleetProvider>
  );
};
