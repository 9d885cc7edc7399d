import {
  applicationManifestSchema,
  applicationSetManifestSchema,
  projectManifestSchema,
  type ApplicationManifest,
  type ApplicationSetManifest,
  type ProjectManifest,
} from './argoObjects';
import type { ApplicationState, LiveObject } from './applicationState';
import { desiredOnSpoke, textAt } from './manifests';
import type { RegisteredCluster } from './worldState';

/** What bootstrap Applications have put on the hub's own cluster. */
export interface HubResources {
  applicationSets: ApplicationSetManifest[];
  applications: ApplicationManifest[];
  projects: ProjectManifest[];
  /** Secrets and ExternalSecrets, which may register clusters. */
  secrets: LiveObject[];
  /** All of them. */
  objects: LiveObject[];
}

export const inClusterServer = 'https://kubernetes.default.svc';

/** The cluster on which the hub itself runs. It has no Secret, and so no labels. */
export const inCluster: RegisteredCluster = {
  name: 'in-cluster',
  server: inClusterServer,
  labels: {},
  annotations: {},
  registeredAt: 0,
};

export function isOnHub(app: ApplicationState): boolean {
  const { name, server } = app.spec.destination;
  return name === 'in-cluster' || server === inClusterServer;
}

/** Reads the hub's custom resources off the live objects of the Applications that are deployed to the hub itself. */
export function hubResourcesOf(
  applications: Iterable<ApplicationState>,
): HubResources {
  const found: HubResources = {
    applicationSets: [],
    applications: [],
    projects: [],
    secrets: [],
    objects: [],
  };
  for (const app of applications) {
    if (!isOnHub(app)) continue;
    found.objects.push(...app.live);
    for (const object of app.live) {
      const manifest = desiredOnSpoke(object);
      switch (textAt(manifest, 'kind')) {
        case 'ApplicationSet': {
          const parsed = applicationSetManifestSchema.safeParse(manifest);
          if (parsed.success) found.applicationSets.push(parsed.data);
          break;
        }
        case 'Application': {
          const parsed = applicationManifestSchema.safeParse(manifest);
          if (parsed.success) found.applications.push(parsed.data);
          break;
        }
        case 'AppProject': {
          const parsed = projectManifestSchema.safeParse(manifest);
          if (parsed.success) found.projects.push(parsed.data);
          break;
        }
        case 'Secret':
        case 'ExternalSecret':
          found.secrets.push(object);
          break;
        default:
      }
    }
  }
  return found;
}
