/** The rooms of the fleet, in the order in which its pages have them. */
export const tags = {
  Overview: 'The whole fleet at a glance, and what changed since.',
  Clusters: 'The clusters that hubs have registered.',
  Applications: 'Applications of Argo CD, and what their hubs say of them.',
  ApplicationSets: 'What generates Applications, and on which clusters.',
  Rollouts: 'Revisions on their way through the fleet.',
  History: 'What happened in the fleet.',
  Catalog: 'The fleet as entities of the software catalog see it.',
  Operations: 'What a hub is asked to do; each call is put on record.',
  Placement: 'What a change would do, before anything is proposed.',
  Hubs: 'How the Argo CD of each hub works.',
  Provisioning: 'Clusters that Cluster API makes.',
  Upgrades: 'Upgrades of Kubernetes, wave by wave.',
  Readiness: 'What a cluster needs before workloads come.',
  Recovery: 'Backups, restores, and regions that could take over.',
  Networking: 'How clusters are reached, and linked to each other.',
  Metrics: 'Usage and health over time.',
  Doctor: 'What works between the portal, its hubs and its spokes.',
  API: 'This document.',
} as const;

export type Tag = keyof typeof tags;
