import { z } from 'zod';
import { eventually, startPlugin } from '../__testUtils__/startPlugin';
import {
  contractsFolder,
  recordedHub,
} from '../hub/argocd/__testUtils__/recordedHub';
import { communityArgocdCompatibilityPlugin } from './plugins';

const withContracts = contractsFolder ? describe : describe.skip;

/** Argo CD leaves out what is empty, or says null. */
const listOf = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullish()
    .transform(list => list ?? []);
const revision = z
  .string()
  .optional()
  .transform(text => text || undefined);
const source = z.object({
  repoURL: z.string(),
  path: z.string().optional(),
  targetRevision: z.string().optional(),
  chart: z.string().optional(),
});

/** What the existing front ends read of an Application, and its links need. */
const shownSchema = z.object({
  metadata: z.object({
    name: z.string(),
    namespace: z.string(),
    uid: z.string(),
    creationTimestamp: z.string(),
    labels: z.record(z.string(), z.string()).default({}),
  }),
  spec: z.object({
    project: z.string(),
    destination: z.record(z.string(), z.string()),
    source: source.optional(),
    sources: z.array(source).optional(),
  }),
  status: z.object({
    // Not its revision: every commit to a shared repository moves the compared
    // one, so the model keeps the deployed one, which the history has.
    sync: z.object({ status: z.string() }),
    health: z.object({
      status: z.string(),
      lastTransitionTime: z.string().optional(),
    }),
    operationState: z
      .object({
        phase: z.string(),
        startedAt: z.string(),
        finishedAt: z.string().optional(),
      })
      .optional(),
    conditions: listOf(z.object({ type: z.string() })),
    summary: z.object({ images: listOf(z.string()) }),
    history: listOf(
      z.object({
        id: z.number(),
        revision,
        revisions: z.array(z.string()).optional(),
        deployedAt: z.string(),
        deployStartedAt: z.string().optional(),
        initiatedBy: z.object({
          automated: z.boolean().optional(),
          username: z.string().optional(),
        }),
      }),
    ),
  }),
});
const shownListSchema = z.object({ items: z.array(shownSchema) });
const foundSchema = z.array(
  z.object({
    name: z.string(),
    appName: z.array(z.string()),
    applications: z.array(shownSchema),
  }),
);

/** What the drawer of the community's front end lists. */
const madeOfSchema = z.object({
  metadata: z.object({ name: z.string() }),
  status: z.object({
    resources: listOf(
      z.object({
        group: z.string().optional(),
        kind: z.string(),
        namespace: z.string().optional(),
        name: z.string(),
      }),
    ),
  }),
});
const namesOf = ({ status }: z.output<typeof madeOfSchema>) =>
  status.resources
    .map(({ group, kind, namespace, name }) =>
      [group, kind, namespace, name].join('/'),
    )
    .sort();

/** What a real hub once answered, and what the portal answers in its place. */
withContracts('the recorded fleet, for the existing front ends', () => {
  jest.setTimeout(120_000);

  it('is what Argo CD itself says of each Application', async () => {
    const hub = recordedHub(contractsFolder ?? '');
    const recorded = z.array(shownSchema).parse(hub.applications);
    const listed = z.array(madeOfSchema).parse(hub.applications);
    const treeOf = (name: string) =>
      `/api/v1/applications/${name}/resource-tree`;
    const withTree = recorded
      .map(({ metadata: { name } }) => name)
      .filter(name => hub.answers.has(treeOf(name)));
    // A hub has a tree of each; those of a few are recorded.
    for (const { metadata } of recorded) {
      if (withTree.includes(metadata.name)) continue;
      hub.answers.set(treeOf(metadata.name), { nodes: [] });
    }
    await hub.start();
    const { url, stop } = await startPlugin(
      {
        hubs: [
          {
            name: 'prod-hub',
            url: `http://127.0.0.1:${hub.port}`,
            token: 'the-token',
          },
        ],
      },
      { features: [communityArgocdCompatibilityPlugin] },
    );
    const get = async (path: string): Promise<unknown> => {
      const answer = await fetch(
        `${url}/api/backstage-community-argocd${path}`,
      );
      return answer.json();
    };
    const hubPath = '/argoInstance/prod-hub/applications';
    await eventually(
      () => get('/allArgoApps/prod-hub'),
      list =>
        expect(shownListSchema.parse(list).items).toHaveLength(recorded.length),
    );
    for (const expected of recorded) {
      const { name } = expected.metadata;
      const one = shownSchema.parse(await get(`${hubPath}/${name}`));
      expect(one).toEqual(expected);
      const found = await get(`/find/name/${name}?expand=applications`);
      expect(foundSchema.parse(found)).toEqual([
        { name: 'prod-hub', appName: [name], applications: [expected] },
      ]);
    }
    expect(withTree.length).toBeGreaterThan(0);
    for (const name of withTree) {
      const made = madeOfSchema.parse(await get(`${hubPath}/${name}`));
      const own = listed.find(({ metadata }) => metadata.name === name);
      expect([name, namesOf(made)]).toEqual([name, own && namesOf(own)]);
    }
    const selected = await get(`${hubPath}/selector/env%3Dprod`);
    expect(shownListSchema.parse(selected).items).toEqual(
      recorded.filter(({ metadata }) => metadata.labels.env === 'prod'),
    );
    await stop();
    await hub.stop();
  });
});
