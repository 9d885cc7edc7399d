import type { Router } from 'express';
import { InputError } from '@backstage/errors';
import { queryText, queryTexts, replyJson } from '../http/reply';
import type { ApplicationState } from '../world/applicationState';
import { matchesRequirements, parseSelector } from '../world/labelSelector';
import { applicationJson } from './applicationJson';
import { maskList } from './fieldMask';
import { applicationOf, type HubContext } from './HubContext';
import { RpcError } from './rpcErrors';

export interface ApplicationFilter {
  name?: string;
  projects: string[];
  selector?: string;
  namespace?: string;
}

/** @throws RpcError when the selector cannot be read */
export function filterOf(
  filter: ApplicationFilter,
): (app: ApplicationState) => boolean {
  const requirements = selectorOf(filter.selector ?? '');
  return app =>
    (!filter.name || app.name === filter.name) &&
    (filter.projects.length === 0 ||
      filter.projects.includes(app.spec.project)) &&
    (!filter.namespace || filter.namespace === 'argocd') &&
    matchesRequirements(app.labels, requirements);
}

export function selectorOf(text: string) {
  try {
    return parseSelector(text);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new RpcError(
      'unknown',
      `error parsing the selector: ${error.message}`,
    );
  }
}

export function addApplicationRoutes(
  router: Router,
  context: HubContext,
): void {
  router.get('/api/v1/applications', (request, response) => {
    const { hub } = context;
    const accepts = filterOf({
      name: queryText(request, 'name'),
      projects: [
        ...queryTexts(request, 'projects'),
        ...queryTexts(request, 'project'),
      ],
      selector: queryText(request, 'selector'),
      namespace: queryText(request, 'appNamespace'),
    });
    const items = hub.applications().filter(accepts).map(applicationJson);
    const list = {
      metadata: { resourceVersion: hub.resourceVersion },
      items: items.length > 0 ? items : null,
    };
    const fields = queryText(request, 'fields');
    replyJson(request, response, fields ? maskList(list, fields) : list);
  });

  router.get('/api/v1/applications/:name', async (request, response) => {
    const app = applicationOf(context, request);
    const refresh = queryText(request, 'refresh');
    if (!refresh) {
      replyJson(request, response, applicationJson(app));
      return;
    }
    // A refresh answers when the comparison is done, not with the state before it.
    const { hub, world } = context;
    hub.replace(app, { ...app, refreshAt: world.now() });
    await world.tick();
    const compared = applicationJson(hub.application(app.name) ?? app);
    replyJson(request, response, compared);
  });
}
