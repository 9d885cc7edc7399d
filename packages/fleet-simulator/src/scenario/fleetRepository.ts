import { stringify } from 'yaml';
import type { JsonObject } from '../json';
import { applicationSetOf, failingSet, matrixSet } from './applicationSets';
import { chartFiles } from './chartFiles';
import {
  bootstrapManifests,
  clusterManifests,
  projectManifests,
} from './clusterFiles';
import { definitionManifests } from './definitionFiles';
import { hubConfigFiles } from './hubConfigFiles';
import { demoOwners, platformAuthor } from './owners';
import { earlier, environments, type ServiceSpec } from './services';
import type { HubSpec, SpokeSpec } from './topology';

export const fleetOwner = 'fleet-demo';
export const fleetRepository = 'fleet';

const readme = `# Fleet

What runs where. Argo CD reads this repository; nobody applies anything by hand.

- \`apps/<service>/\`: the ApplicationSet of a service and its Helm values
- \`charts/service/\`: the chart that most services share
- \`clusters/<hub>/<cluster>.yaml\`: how a cluster is registered on its hub
- \`provisioning/<hub>/<cluster>.yaml\`: what Cluster API makes a cluster of
- \`bootstrap/\`: what a new hub begins with
`;

/** Entries of history that every Application starts with. */
const releases = 5;

export interface RepositoryPlan {
  files: Record<string, string>;
  message: string;
  author: { name: string; email: string };
  /** Milliseconds before the world begins. */
  age: number;
  /** Files below these folders changed. */
  folders: string[];
}

export interface PlanOptions {
  hubs: readonly HubSpec[];
  spokes: readonly SpokeSpec[];
  services: readonly ServiceSpec[];
  repoURL: string;
}

const day = 86_400_000;

/**
 * The commits of the demo's repository, oldest first: the repository as it was
 * set up, then the releases of each group.
 */
export function planRepository(options: PlanOptions): RepositoryPlan[] {
  const plans: RepositoryPlan[] = [
    {
      files: initialFiles(options),
      message: 'Set up the fleet repository',
      author: platformAuthor,
      age: 31 * day,
      folders: [''],
    },
  ];
  for (let release = 1; release < releases; release += 1) {
    demoOwners.forEach(({ name, author }, index) => {
      const services = options.services.filter(({ owner }) => owner === name);
      if (services.length === 0) return;
      const files = Object.assign(
        {},
        ...services.map(service =>
          versionFiles(service, releases - 1 - release),
        ),
      );
      plans.push({
        files,
        message: `${name}: release train ${release + 20}\n\n${services
          .map(
            service =>
              `- ${service.name} ${earlier(
                service.versions.prod,
                releases - 1 - release,
              )}`,
          )
          .join('\n')}\n`,
        author,
        // Trains leave weekly, the groups some hours after one another.
        age:
          (releases - release) * 6 * day +
          (demoOwners.length - index) * 5_400_000,
        folders: services.map(folderOf),
      });
    });
  }
  return plans.sort((a, b) => b.age - a.age);
}

export function folderOf(service: ServiceSpec): string {
  return service.spread === 'matrix'
    ? `apps/${service.owner}-workers/${service.name}`
    : `apps/${service.name}`;
}

function initialFiles(options: PlanOptions): Record<string, string> {
  const files: Record<string, string> = {
    'README.md': readme,
    ...chartFiles,
  };
  for (const hub of options.hubs) {
    files[`bootstrap/${hub.name}.yaml`] = documents(
      bootstrapManifests(hub, options.repoURL),
    );
  }
  const projects = projectManifests(options.repoURL);
  for (const [name, manifest] of Object.entries(projects)) {
    files[`bootstrap/projects/${name}.yaml`] = documents([manifest]);
  }
  Object.assign(files, hubConfigFiles);
  for (const spoke of options.spokes.filter(({ registered }) => registered)) {
    files[`clusters/${spoke.hub}/${spoke.name}.yaml`] = documents(
      clusterManifests(spoke),
    );
    files[`provisioning/${spoke.hub}/${spoke.name}.yaml`] = documents(
      definitionManifests(spoke),
    );
  }
  for (const service of options.services) {
    Object.assign(files, serviceFiles(service, options));
    Object.assign(files, versionFiles(service, releases - 1));
  }
  const [sample] = options.services.filter(({ spread }) => spread === 'matrix');
  if (sample) {
    const set = matrixSet(sample.owner, sample, setOptions(options, ''));
    files[`apps/${sample.owner}-workers/applicationset.yaml`] = documents([
      set,
    ]);
  }
  const [firstHub] = options.hubs;
  files[`apps/mail-gateway/applicationset-${firstHub.name}.yaml`] = documents([
    failingSet(setOptions(options, firstHub.name)),
  ]);
  return files;
}

function setOptions(options: PlanOptions, hub: string) {
  return { repoURL: options.repoURL, hub };
}

function serviceFiles(
  service: ServiceSpec,
  options: PlanOptions,
): Record<string, string> {
  const folder = folderOf(service);
  const files: Record<string, string> = {};
  const perHub = service.spread === 'listed' || service.spread === 'config';
  const hubs = perHub
    ? options.hubs.filter(
        hub => service.spread === 'config' || hub.name.startsWith('nonprod'),
      )
    : [undefined];
  for (const hub of hubs) {
    const set = applicationSetOf(service, setOptions(options, hub?.name ?? ''));
    const suffix = hub ? `-${hub.name}` : '';
    if (set) files[`${folder}/applicationset${suffix}.yaml`] = documents([set]);
  }
  if (service.spread === 'config') {
    Object.assign(files, placementFiles(service, options));
  } else {
    files[`${folder}/values.yaml`] = stringify({
      image: { repository: imageRepository(service) },
      ...(service.config && { config: service.config }),
      ...(service.migration && { migration: { enabled: true } }),
      ...(service.progressDeadlineSeconds && {
        progressDeadlineSeconds: service.progressDeadlineSeconds,
      }),
    });
  }
  return files;
}

/** Where a service with a Git files generator goes. The overlay of one cluster was never written. */
function placementFiles(
  service: ServiceSpec,
  options: PlanOptions,
): Record<string, string> {
  const folder = folderOf(service);
  const chosen = options.spokes.filter(
    spoke =>
      spoke.registered && spoke.region === 'us-east-1' && spoke.tier !== 'edge',
  );
  const files: Record<string, string> = {};
  for (const spoke of chosen) {
    const overlay = spoke.name === 'stg-us-1' ? 'staging-us' : spoke.env;
    files[`${folder}/placements/${spoke.hub}/${spoke.name}.yaml`] = stringify({
      cluster: { name: spoke.name, env: spoke.env },
      overlay,
    });
  }
  files[`${folder}/base/kustomization.yaml`] = stringify({
    resources: ['deployment.yaml'],
  });
  files[`${folder}/base/deployment.yaml`] = documents([
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: service.name, labels: { app: service.name } },
      spec: {
        replicas: 1,
        selector: { matchLabels: { app: service.name } },
        template: {
          metadata: { labels: { app: service.name } },
          spec: {
            containers: [
              { name: 'app', image: `${imageRepository(service)}:latest` },
            ],
          },
        },
      },
    },
  ]);
  return files;
}

/** The files that a release changes; `steps` releases before the newest. */
function versionFiles(
  service: ServiceSpec,
  steps: number,
): Record<string, string> {
  const folder = folderOf(service);
  const files: Record<string, string> = {};
  for (const env of environments) {
    const tag = earlier(service.versions[env], steps);
    if (service.spread === 'config') {
      files[`${folder}/overlays/${env}/kustomization.yaml`] = stringify({
        resources: ['../../base'],
        images: [{ name: imageRepository(service), newTag: tag }],
      });
      continue;
    }
    files[`${folder}/values-${env}.yaml`] = stringify({
      image: { tag },
      replicas: env === 'prod' ? 3 : 1,
    });
  }
  for (const [cluster, version] of Object.entries(service.pinned ?? {})) {
    files[`${folder}/clusters/${cluster}.yaml`] = stringify({
      image: { tag: earlier(version, steps) },
    });
  }
  return files;
}

function imageRepository(service: ServiceSpec): string {
  return `registry.example.com/${service.owner}/${service.name}`;
}

function documents(manifests: readonly JsonObject[]): string {
  return manifests.map(manifest => stringify(manifest)).join('---\n');
}
