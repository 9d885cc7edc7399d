import { ReactNode } from 'react';
import { Block } from '@fleet-portal/backstage-plugin-fleet-common';
import { Panel, PanelSkeleton } from '../layout';

/** The panel of a block, or the place where it will be once the spoke answers. */
export function AwaitedPanel<T>({
  title,
  rows,
  block,
  children,
}: {
  title: string;
  /** About as many as the block will have. */
  rows: number;
  block: Block<T> | undefined;
  children: (block: Block<T>) => ReactNode;
}) {
  if (block) return <>{children(block)}</>;
  return (
    <Panel title={title}>
      <PanelSkeleton rows={rows} />
    </Panel>
  );
}
