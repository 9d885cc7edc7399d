import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { fleetServiceRef } from '@fleet-portal/backstage-plugin-fleet-node';
import {
  Fleet,
  fleetOwner,
  fleetRepository,
  portalConfig,
  startFleet,
} from '@fleet-portal/fleet-simulator';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import request from 'supertest';
import { parse } from 'yaml';
import fleetModule from '../index';
import { FleetOptions, fleetOver, RunningApplication } from './fleetOver';
import { followTask, Task } from './followTask';

/** The demo fleet, with a scaffolder that changes it over HTTP as a portal does. */
export class DemoPortal {
  readonly fleet: Fleet;
  readonly #backend: TestBackend;

  /**
   * With templates by the names of their folders.
   *
   * @param known - what the portal knows besides clusters and Applications
   */
  static async start(
    templates: readonly string[],
    known: Pick<FleetOptions, 'recovery' | 'upgrades'> = {},
  ): Promise<DemoPortal> {
    const fleet = await startFleet({
      scenario: 'small',
      now: Date.UTC(2026, 10, 20, 14, 5),
    });
    const backend = await startTestBackend({
      features: [
        import('@backstage/plugin-scaffolder-backend'),
        import('@backstage/plugin-scaffolder-backend-module-github'),
        fleetModule,
        catalogServiceMock.factory({ entities: templates.map(readTemplate) }),
        createServiceFactory({
          service: fleetServiceRef,
          deps: {},
          factory: () =>
            fleetOver(() => clustersOf(fleet), {
              ...known,
              present: () => applicationsOf(fleet),
            }),
        }),
        mockServices.rootConfig.factory({
          data: JSON.parse(JSON.stringify(portalConfig(fleet.urls))),
        }),
      ],
    });
    return new DemoPortal(fleet, backend);
  }

  private constructor(fleet: Fleet, backend: TestBackend) {
    this.fleet = fleet;
    this.#backend = backend;
  }

  async stop(): Promise<void> {
    await this.#backend.stop();
    await this.fleet.stop();
  }

  /** Runs a template as a person does, to the end of its task. */
  async run(name: string, values: object): Promise<Task> {
    const api = request(this.#backend.server);
    const created = await api.post('/api/scaffolder/v2/tasks').send({
      templateRef: `template:default/${name}`,
      values: { repository: this.repository(), ...values },
    });
    if (created.status !== 201) {
      throw new Error(`${name} was not started: ${created.text}`);
    }
    const base = `/api/scaffolder/v2/tasks/${created.body.id}`;
    return followTask({
      status: async () => (await api.get(base)).body.status,
      events: async () => (await api.get(`${base}/events`)).body,
    });
  }

  /** Merges the pull request that a task ended at, as a reviewer does. */
  async merge(task: Task): Promise<{ title: string; body: string }> {
    const link = task.output.links.find(
      ({ title }) => title === 'Pull request',
    );
    const number = Number(link?.url?.split('/').pop());
    const { git } = this.fleet;
    await git.mergePullRequest(fleetOwner, fleetRepository, number, 'alice');
    return git.getPullRequest(fleetOwner, fleetRepository, number);
  }

  /** The repository as the form's field gives it: one that configuration offers. */
  repository() {
    const [offered] = JSON.parse(JSON.stringify(portalConfig(this.fleet.urls)))
      .fleet.repositories;
    const { repoUrl, gitUrl, branch = 'main' } = offered;
    return { repoUrl, gitUrl, branch };
  }
}

function readTemplate(name: string) {
  const file = path.resolve(
    __dirname,
    `../../../../templates/${name}/template.yaml`,
  );
  return parse(readFileSync(file, 'utf8'));
}

/** The clusters of each hub as the portal would know them. */
function clustersOf({ urls, world }: Fleet) {
  return Object.fromEntries(
    urls.hubs.map(({ name: hub }) => [
      hub,
      world
        .hub(hub)
        .clusters()
        .map(({ name, server, labels }) => ({ name, server, labels })),
    ]),
  );
}

/** The Applications that ApplicationSets made, as the portal would know them. */
function applicationsOf({ urls, world }: Fleet): RunningApplication[] {
  return urls.hubs.flatMap(({ name: hub }) => {
    const clusters = world.hub(hub).clusters();
    return world
      .hub(hub)
      .applications()
      .flatMap(({ name, owner, spec, images, sync, health }) => {
        const { destination } = spec;
        const cluster = clusters.find(
          one =>
            one.name === destination.name || one.server === destination.server,
        );
        if (!owner || !cluster) return [];
        const well = sync?.status === 'Synced' && health?.status === 'Healthy';
        return [
          {
            hub,
            applicationSet: owner.name,
            name,
            cluster: cluster.name,
            version: images[0]?.split(':').pop(),
            state: well ? ('healthy' as const) : ('progressing' as const),
          },
        ];
      });
  });
}
