import { applicationBody } from '../fleet/applicationBody';
import {
  applicationSetBody,
  clusterBody,
  clusterSecret,
} from '../fleet/otherBodies';
import type { ApplicationPlan, FleetPlan, HubPlan } from '../fleet/planFleet';

/** The answers of one hub, ready to be sent. */
export class HubFleet {
  readonly plan: HubPlan;
  readonly #seed: number;
  readonly #generations: number[];
  readonly #bodies: Buffer[];
  readonly applicationSets: Buffer[];
  readonly clusters: Buffer[];
  readonly clusterSecrets: Buffer[];

  constructor(plan: HubPlan, { size }: FleetPlan) {
    this.plan = plan;
    this.#seed = size.seed;
    this.#generations = plan.applications.map(() => 0);
    this.#bodies = plan.applications.map(one =>
      toBuffer(applicationBody(one, size.seed, 0)),
    );
    this.applicationSets = plan.sets.map(({ service, applications }) =>
      toBuffer(applicationSetBody(service, applications, size.seed)),
    );
    const perCluster = new Map<string, number>();
    for (const { cluster } of plan.applications) {
      perCluster.set(cluster.name, (perCluster.get(cluster.name) ?? 0) + 1);
    }
    this.clusters = plan.clusters.map(cluster =>
      toBuffer(clusterBody(cluster, perCluster.get(cluster.name) ?? 0)),
    );
    this.clusterSecrets = plan.clusters.map(one =>
      toBuffer(clusterSecret(one)),
    );
  }

  get applications(): readonly Buffer[] {
    return this.#bodies;
  }

  /** The next release of the Application at this place of the plan. */
  advance(at: number): {
    application: ApplicationPlan;
    body: Buffer;
    /** What people call the release: the tag of its image. */
    version: string;
  } {
    this.#generations[at] += 1;
    const application = this.plan.applications[at];
    const content = applicationBody(
      application,
      this.#seed,
      this.#generations[at],
    );
    const [image] = content.status.summary.images;
    const version = image.slice(image.lastIndexOf(':') + 1);
    const body = toBuffer(content);
    this.#bodies[at] = body;
    return { application, body, version };
  }
}

function toBuffer(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value));
}
