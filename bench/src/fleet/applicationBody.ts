import { managedFields } from './managedFields';
import type { ApplicationPlan } from './planFleet';
import { Seeded, seedOf } from './Seeded';
import { conditionOf, situationOf } from './situations';

const repoURL = 'https://git.example.com/platform/fleet-manifests.git';
const historyEntries = 5;
/** The fleet's own today: what is generated does not depend on the clock. */
const today = Date.parse('2030-06-01T12:00:00Z');
const hour = 3_600_000;

const kinds: [group: string, version: string, kind: string][] = [
  ['', 'v1', 'Service'],
  ['apps', 'v1', 'Deployment'],
  ['', 'v1', 'ConfigMap'],
  ['', 'v1', 'ServiceAccount'],
];
const resourcesOf = { usual: 4, heavy: 172, giant: 4_220 };

/**
 * An Application as Argo CD 3 answers it: what it is follows from the seed and
 * its place in the plan; each generation deploys the next release.
 */
export function applicationBody(
  plan: ApplicationPlan,
  seed: number,
  generation: number,
) {
  const { service, cluster, name } = plan;
  const random = new Seeded(seedOf(seed, 'application', plan.index));
  const uid = random.uuid();
  const release = releaseOf(plan, seed, random) + generation;
  const situation = situationOf(random.next(), generation);
  const source = {
    repoURL,
    path: `services/${service.name}/overlays/${cluster.labels.env}`,
    targetRevision: 'main',
  };
  const destination = { server: cluster.server, namespace: service.name };
  const revision = revisionOf(service.name, seed, release);
  const image = `registry.example.com/${service.project}/${service.name}:1.${release}.0`;
  const lastAt = today - random.below(72 * 3600) * 1000 + generation * 60_000;
  const deployedAt = timeOf(lastAt);
  const resources = resourceList(plan, situation.health);
  const syncPolicy = {
    automated: { prune: true, selfHeal: true },
    syncOptions: ['CreateNamespace=true', 'ServerSideApply=true'],
    retry: {
      limit: 5,
      backoff: { duration: '5s', factor: 2, maxDuration: '3m' },
    },
  };
  const condition = conditionOf(situation, deployedAt);
  return {
    metadata: {
      name,
      namespace: 'argocd',
      uid,
      resourceVersion: String(1_000_000 + plan.index + generation * 100_000),
      generation: 40 + generation,
      creationTimestamp: '2029-11-02T08:15:00Z',
      labels: {
        'app.kubernetes.io/part-of': service.name,
        env: cluster.labels.env,
        region: cluster.labels.region,
      },
      ownerReferences: [
        {
          apiVersion: 'argoproj.io/v1alpha1',
          kind: 'ApplicationSet',
          name: service.name,
          uid: new Seeded(seedOf(seed, 'set', service.name)).uuid(),
          controller: true,
          blockOwnerDeletion: true,
        },
      ],
      finalizers: ['resources-finalizer.argocd.argoproj.io'],
      managedFields: managedFields(deployedAt),
    },
    spec: { source, destination, project: service.project, syncPolicy },
    status: {
      resources,
      sync: {
        status: situation.sync,
        comparedTo: { source, destination },
        revision,
      },
      health: { status: situation.health, lastTransitionTime: deployedAt },
      history: Array.from({ length: historyEntries }, (_, at) => {
        const back = historyEntries - 1 - at;
        const finishedAt = lastAt - back * 26 * hour;
        return {
          revision: revisionOf(service.name, seed, release - back),
          deployedAt: timeOf(finishedAt),
          id: 30 + generation + at,
          source,
          deployStartedAt: timeOf(finishedAt - 20_000),
          initiatedBy: { automated: true },
        };
      }),
      conditions: condition ? [condition] : undefined,
      reconciledAt: timeOf(today + generation * 60_000),
      operationState: {
        operation: {
          sync: {
            revision,
            prune: true,
            source,
            syncOptions: syncPolicy.syncOptions,
          },
          initiatedBy: { automated: true },
          retry: syncPolicy.retry,
        },
        phase: situation.phase,
        message: situation.message,
        syncResult: {
          resources: resources.map(({ status, health, ...resource }) => ({
            ...resource,
            status: 'Synced',
            message: `${resource.kind.toLowerCase()}/${
              resource.name
            } serverside-applied`,
            hookPhase: 'Running',
            syncPhase: 'Sync',
          })),
          revision,
          source,
        },
        startedAt: deployedAt,
        finishedAt: situation.phase === 'Running' ? undefined : deployedAt,
      },
      sourceType: 'Kustomize',
      summary: { images: [image] },
      resourceHealthSource: 'appTree',
      controllerNamespace: 'argocd',
      sourceHydrator: {},
    },
  };
}

/** Four of five clusters run the newest release of their service. */
function releaseOf(plan: ApplicationPlan, seed: number, random: Seeded) {
  const newest = new Seeded(seedOf(seed, 'release', plan.service.name));
  const drawn = random.next();
  return 20 + newest.below(60) - Number(drawn > 0.8) - Number(drawn > 0.95);
}

/** The commit of a release: the same on every cluster. */
function revisionOf(service: string, seed: number, release: number): string {
  return new Seeded(seedOf(seed, 'commit', service, release)).hex(40);
}

function timeOf(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

function resourceList(plan: ApplicationPlan, health: string) {
  const { service } = plan;
  return Array.from({ length: resourcesOf[plan.weight] }, (_, at) => {
    const [group, version, kind] = kinds[at % kinds.length];
    const suffix = at < kinds.length ? '' : `-${Math.floor(at / kinds.length)}`;
    return {
      group: group === '' ? undefined : group,
      version,
      kind,
      namespace: service.name,
      name: `${service.name}${suffix}`,
      status: 'Synced',
      health: kind === 'Deployment' ? { status: health } : undefined,
    };
  });
}
