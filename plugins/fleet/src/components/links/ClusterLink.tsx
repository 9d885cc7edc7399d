import type { ClusterRef } from '@fleet-portal/backstage-plugin-fleet-common';
import { SecondLine } from '../layout';
import { PageLink } from './PageLink';

/** What names the row of a cluster: where it leads, and where the cluster is. */
export const ClusterLink = ({
  cluster: { ref, environment, region },
  to,
}: {
  cluster: { ref: ClusterRef; environment?: string; region?: string };
  to: string;
}) => (
  <>
    <PageLink to={to}>{ref.name}</PageLink>
    <SecondLine>
      {[environment ?? ref.hub, region].filter(Boolean).join(', ')}
    </SecondLine>
  </>
);
