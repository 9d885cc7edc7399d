import { Sidebar, SidebarItem, SidebarPage } from '@backstage/core-components';
import { RiAddCircleLine, RiBookOpenLine, RiShipLine } from '@remixicon/react';
import { ReactNode } from 'react';

export const Root = ({ children }: { children: ReactNode }) => (
  <SidebarPage>
    <Sidebar>
      <SidebarItem icon={() => <RiShipLine />} to="fleet" text="Fleet" />
      <SidebarItem
        icon={() => <RiBookOpenLine />}
        to="catalog"
        text="Catalog"
      />
      <SidebarItem icon={() => <RiAddCircleLine />} to="create" text="Create" />
    </Sidebar>
    {children}
  </SidebarPage>
);
