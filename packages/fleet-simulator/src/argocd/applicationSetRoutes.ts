import { json, type Router } from 'express';
import { z } from 'zod';
import { queryText, queryTexts, replyJson } from '../http/reply';
import { isJsonObject } from '../json';
import { newApplication } from '../world/applicationSets';
import { applicationSetManifestSchema } from '../world/argoObjects';
import { matchesRequirements } from '../world/labelSelector';
import { applicationJson } from './applicationJson';
import { selectorOf } from './applicationRoutes';
import { applicationSetJson, ownedBy } from './applicationSetJson';
import { requireOperator, type HubContext } from './HubContext';
import { RpcError } from './rpcErrors';

const generateRequestSchema = z.object({
  applicationSet: applicationSetManifestSchema,
});

const projectSchema = z.object({
  spec: z.object({
    template: z.object({ spec: z.object({ project: z.string() }) }),
  }),
});

export function addApplicationSetRoutes(
  router: Router,
  context: HubContext,
): void {
  const { hub } = context;

  router.get('/api/v1/applicationsets', (request, response) => {
    const requirements = selectorOf(queryText(request, 'selector') ?? '');
    const projects = queryTexts(request, 'projects');
    const items = hub
      .applicationSets()
      .filter(set => matchesRequirements(set.labels, requirements))
      .map(set => applicationSetJson(set, hub))
      .filter(
        set => projects.length === 0 || projects.includes(projectOf(set)),
      );
    replyJson(request, response, {
      metadata: { resourceVersion: hub.resourceVersion },
      items: items.length > 0 ? items : null,
    });
  });

  const named = (name: string) => {
    const set = hub.applicationSet(name);
    if (!set) {
      throw new RpcError(
        'notFound',
        `error getting ApplicationSet: applicationset.argoproj.io "${name}" not found`,
      );
    }
    return set;
  };

  router.get('/api/v1/applicationsets/:name', (request, response) => {
    const set = named(request.params.name);
    replyJson(request, response, applicationSetJson(set, hub));
  });

  router.get(
    '/api/v1/applicationsets/:name/resource-tree',
    (request, response) => {
      const set = named(request.params.name);
      const nodes = ownedBy(set, hub).map(app => ({
        group: 'argoproj.io',
        version: 'v1alpha1',
        kind: 'Application',
        namespace: 'argocd',
        name: app.name,
        parentRefs: [
          {
            group: 'argoproj.io',
            version: 'v1alpha1',
            kind: 'ApplicationSet',
            namespace: 'argocd',
            name: set.name,
            uid: set.uid,
          },
        ],
        ...(app.health && { health: { status: app.health.status } }),
      }));
      replyJson(request, response, nodes.length > 0 ? { nodes } : {});
    },
  );

  router.post(
    '/api/v1/applicationsets/generate',
    json(),
    async (request, response) => {
      const parsed = generateRequestSchema.safeParse(request.body);
      if (!parsed.success) {
        const [issue] = parsed.error.issues;
        throw new RpcError(
          'invalidArgument',
          `${issue.path.join('.')}: ${issue.message}`,
        );
      }
      const { metadata, spec } = parsed.data.applicationSet;
      const project = String(projectOf({ spec }));
      requireOperator(
        context,
        request,
        `applicationsets, create, ${project}/${metadata.name}`,
      );
      if (project.includes('{{')) {
        throw new RpcError(
          'unknown',
          'error validating ApplicationSets: the Argo CD API does not currently support creating ApplicationSets with templated `project` fields',
        );
      }
      const generation = await context.world.repositories.whenFetched(() =>
        context.hub.preview({ name: metadata.name, spec }),
      );
      if ('error' in generation) {
        throw new RpcError(
          'unknown',
          `unable to generate Applications of ApplicationSet: ${generation.error.message}`,
        );
      }
      const moment = {
        now: context.world.now(),
        seeded: context.world.seeded,
        nextResourceVersion: () => '',
      };
      replyJson(request, response, {
        applications: generation.applications.map(manifest => {
          const made = applicationJson(
            newApplication(manifest, { name: metadata.name, uid: '' }, moment),
          );
          const full = isJsonObject(made.metadata) ? made.metadata : {};
          return {
            ...made,
            metadata: {
              name: full.name,
              namespace: full.namespace,
              labels: full.labels,
              annotations: full.annotations,
              finalizers: full.finalizers,
            },
          };
        }),
      });
    },
  );
}

function projectOf(set: { spec?: unknown }): string {
  const parsed = projectSchema.safeParse(set);
  return parsed.success ? parsed.data.spec.template.spec.project : '';
}
