import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  createMockDirectory,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import {
  scaffolderActionsExtensionPoint,
  TemplateAction,
} from '@backstage/plugin-scaffolder-node';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { fleetServiceRef } from '@fleet-portal/backstage-plugin-fleet-node';
import { parse } from 'yaml';
import { z } from 'zod';
import { fleetOver } from './__testUtils__/fleetOver';
import { repositoryOver } from './__testUtils__/repositoryOver';
import { twoHubs } from './__testUtils__/serviceFiles';
import * as factories from './actions';
import fleetModule from './index';

const workspace = createMockDirectory();
const actions: TemplateAction[] = [];

beforeAll(async () => {
  const backend = await startTestBackend({
    extensionPoints: [
      [
        scaffolderActionsExtensionPoint,
        { addActions: (...added) => actions.push(...added) },
      ],
    ],
    features: [
      fleetModule,
      repositoryOver(() => ({})).factory,
      createServiceFactory({
        service: fleetServiceRef,
        deps: {},
        factory: () => fleetOver(() => twoHubs),
      }),
      mockServices.rootConfig.factory({
        data: {
          integrations: { github: [{ host: 'github.com', token: 'mock' }] },
          fleet: {
            pullRequestGenerators: [
              { host: 'github.com', appSecretName: 'github-app' },
            ],
          },
        },
      }),
    ],
  });
  await backend.stop();
});

beforeEach(() => workspace.setContent({}));

const schemaOf: z.ZodType<{
  description?: string;
  properties?: Record<string, unknown>;
  items?: unknown;
  anyOf?: unknown[];
}> = z.looseObject({
  description: z.string().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  items: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
});

/** What the scaffolder fills in of an example, and the file that one of them fetches. */
const filledIn: Record<string, object> = {
  'fleet:readiness:wait': { hub: 'prod-hub', cluster: 'prod-eu-1' },
  'fleet:rollout:wait': {
    pullRequest: 'https://github.com/acme/fleet/pull/7',
    applications: 1,
  },
};
const fetched = {
  'clusters/prod-hub/prod-eu-1.yaml': `apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: { name: cluster-prod-eu-1 }
spec:
  target:
    template:
      metadata:
        labels: { argocd.argoproj.io/secret-type: cluster, env: prod }
      data: { name: prod-eu-1 }
`,
};

/** Fields of a JSON schema that say nothing about themselves, at any depth. */
function undescribed(schema: unknown, path: string): string[] {
  const parsed = schemaOf.safeParse(schema);
  if (!parsed.success) return [];
  const { properties = {}, items, anyOf = [] } = parsed.data;
  return [
    ...Object.entries(properties).flatMap(([key, value]) => {
      const field = `${path}.${key}`;
      const { description } = schemaOf.safeParse(value).data ?? {};
      return [...(description ? [] : [field]), ...undescribed(value, field)];
    }),
    ...undescribed(items, `${path}[]`),
    ...anyOf.flatMap(one => undescribed(one, path)),
  ];
}

it('is registered, whatever is exported', () => {
  expect(actions).toHaveLength(Object.keys(factories).length);
  expect(new Set(actions.map(({ id }) => id)).size).toBe(actions.length);
});

it('says what it does, what each field of its input means and what it puts out', () => {
  const silent = actions.flatMap(({ id, description, schema }) => [
    ...(description ? [] : [id]),
    ...undescribed(schema?.input, `${id} input`),
    ...undescribed(schema?.output, `${id} output`),
  ]);
  expect(silent).toEqual([]);
});

it('has examples of its own use, and can be tried in a dry run', () => {
  const without = actions.filter(
    ({ examples = [], id, supportsDryRun }) =>
      !supportsDryRun ||
      examples.length === 0 ||
      examples.some(({ example }) => parse(example).steps[0].action !== id),
  );
  expect(without.map(({ id }) => id)).toEqual([]);
});

it('ends with a task that is cancelled, and writes nothing', async () => {
  workspace.setContent(fetched);
  const before = workspace.content();
  const ends: Record<string, string> = {};
  for (const action of actions) {
    const [{ example }] = action.examples ?? [];
    const context = createMockActionContext({
      workspacePath: workspace.path,
      input: { ...parse(example).steps[0].input, ...filledIn[action.id] },
    });
    ends[action.id] = await Promise.resolve(
      action.handler({ ...context, signal: AbortSignal.abort() }),
    ).then(
      () => 'goes on',
      error => `${error}`,
    );
  }
  const others = Object.entries(ends).filter(([, end]) => !/abort/i.test(end));
  expect(others).toEqual([]);
  expect(workspace.content()).toEqual(before);
});
