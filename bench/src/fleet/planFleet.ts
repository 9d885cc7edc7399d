import { Seeded, seedOf } from './Seeded';

/** What a benchmark runs on. */
export interface FleetSize {
  /** Applications in all, on all hubs. */
  applications: number;
  hubs: number;
  /** 1 % of the Applications at 66 KB, and one at 1.4 MB. */
  heavyTail: boolean;
  seed: number;
}

export interface ClusterPlan {
  name: string;
  server: string;
  labels: Record<string, string>;
}

export interface ServicePlan {
  name: string;
  /** A group of the catalog. */
  owner: string;
  project: string;
  /** Cluster labels that its ApplicationSet selects. */
  selector: Record<string, string>;
  /** How its catalog entity names its Applications. */
  annotation: 'applicationset' | 'selector';
}

export type Weight = 'usual' | 'heavy' | 'giant';

export interface ApplicationPlan {
  /** Unique in the fleet; its content follows from it and the seed. */
  index: number;
  name: string;
  service: ServicePlan;
  cluster: ClusterPlan;
  weight: Weight;
}

export interface HubPlan {
  name: string;
  clusters: ClusterPlan[];
  /** One ApplicationSet per service. */
  sets: { service: ServicePlan; applications: ApplicationPlan[] }[];
  applications: ApplicationPlan[];
}

export interface FleetPlan {
  size: FleetSize;
  services: ServicePlan[];
  hubs: HubPlan[];
}

/** Clusters that one product team's services run on together. */
const cellSize = 20;
/** Services that the platform puts on every cluster: ingress, monitoring ... */
const addOns = 8;
const mostClusters = 500;
const regions = ['eu-west', 'eu-north', 'us-east', 'us-west', 'ap-south'];
const environments = ['prod', 'prod', 'staging', 'test', 'prod', 'dev'];

/**
 * A fleet of at most 500 clusters in cells of 20: eight add-ons on every
 * cluster, and as many services, each on the 20 clusters of one cell, as the
 * number of Applications asks for. So an entity page has 20 Applications at
 * any size.
 */
export function planFleet(size: FleetSize): FleetPlan {
  const cells = Math.max(
    size.hubs,
    Math.min(mostClusters, Math.ceil(size.applications / cellSize)) / cellSize,
  );
  const clusters = Math.floor(cells) * cellSize;
  const count = Math.floor((size.applications - addOns * clusters) / cellSize);
  const services = [
    ...Array.from({ length: addOns }, (_, at) => addOn(at)),
    ...Array.from({ length: count }, (_, at) => business(at, cells)),
  ];
  const hubs = Array.from({ length: size.hubs }, (_, at): HubPlan => {
    const own = Array.from({ length: clusters }, (_unused, n) => n)
      .filter(n => Math.floor(n / cellSize) % size.hubs === at)
      .map(planCluster);
    return { name: `hub-${at + 1}`, clusters: own, sets: [], applications: [] };
  });
  let placed = 0;
  for (const hub of hubs)
    placed = placeOn(hub, services, weights(size), placed);
  return { size, services, hubs };
}

/** @returns how many Applications there are now, on this hub and before it */
function placeOn(
  hub: HubPlan,
  services: readonly ServicePlan[],
  weightOf: (index: number) => Weight,
  first: number,
): number {
  for (const service of services) {
    const from = first + hub.applications.length;
    const applications = hub.clusters
      .filter(cluster => selects(service, cluster))
      .map((cluster, at): ApplicationPlan => {
        const index = from + at;
        const name = `${service.name}-${cluster.name}`;
        return { index, name, service, cluster, weight: weightOf(index) };
      });
    if (applications.length === 0) continue;
    hub.sets.push({ service, applications });
    hub.applications.push(...applications);
  }
  return first + hub.applications.length;
}

function addOn(at: number): ServicePlan {
  return {
    name: `platform-addon-${at + 1}`,
    owner: 'team-platform',
    project: 'platform',
    selector: { managed: 'true' },
    annotation: 'applicationset',
  };
}

function business(at: number, cells: number): ServicePlan {
  const team = at % 30;
  return {
    name: `service-${String(at + 1).padStart(4, '0')}`,
    owner: `team-${team + 1}`,
    project: `team-${team + 1}`,
    selector: { cell: cellName(at % Math.floor(cells)) },
    annotation: at % 2 === 0 ? 'applicationset' : 'selector',
  };
}

function planCluster(n: number): ClusterPlan {
  const region = regions[Math.floor(n / cellSize) % regions.length];
  const environment = environments[n % environments.length];
  const name = `${environment}-${region}-${String(n).padStart(3, '0')}`;
  return {
    name,
    server: `https://${name}.clusters.example.com:6443`,
    labels: {
      env: environment,
      region,
      cell: cellName(Math.floor(n / cellSize)),
      managed: 'true',
      tier: n % 3 === 0 ? 'critical' : 'standard',
    },
  };
}

function cellName(at: number): string {
  return `cell-${String(at + 1).padStart(2, '0')}`;
}

function selects(service: ServicePlan, cluster: ClusterPlan): boolean {
  return Object.entries(service.selector).every(
    ([key, value]) => cluster.labels[key] === value,
  );
}

function weights({ heavyTail, applications, seed }: FleetSize) {
  if (!heavyTail) return (): Weight => 'usual';
  const giant = new Seeded(seedOf(seed, 'giant')).below(applications);
  return (index: number): Weight => {
    if (index === giant) return 'giant';
    return index % 100 === 50 ? 'heavy' : 'usual';
  };
}
