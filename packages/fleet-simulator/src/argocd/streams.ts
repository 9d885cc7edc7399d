import type { Request, Response, Router } from 'express';
import { queryText, queryTexts } from '../http/reply';
import type { JsonObject } from '../json';
import { applicationJson } from './applicationJson';
import { filterOf, selectorOf } from './applicationRoutes';
import { applicationSetJson } from './applicationSetJson';
import { maskEvent } from './fieldMask';
import { applicationOf, type HubContext } from './HubContext';
import { matchesRequirements } from '../world/labelSelector';
import { resourceTreeOf } from './resourceTree';

/**
 * The streams of Argo CD's gateway: one JSON object a line, each under
 * `result`. They begin with everything there is as ADDED, and go on with what
 * changes. There is no bookmark, and a reader that comes back begins anew.
 */
function openStream(response: Response): (result: JsonObject) => void {
  response.status(200);
  response.setHeader('Content-Type', 'application/json');
  response.setHeader('Transfer-Encoding', 'chunked');
  response.flushHeaders();
  return result => {
    response.write(`${JSON.stringify({ result })}\n`);
  };
}

function whileOpen(response: Response, stop: () => void): void {
  response.on('close', stop);
  response.on('error', stop);
}

export function addStreams(router: Router, context: HubContext): void {
  const { hub } = context;

  router.get('/api/v1/stream/applications', (request, response) => {
    const accepts = filterOf({
      name: queryText(request, 'name'),
      projects: [
        ...queryTexts(request, 'projects'),
        ...queryTexts(request, 'project'),
      ],
      selector: queryText(request, 'selector'),
      namespace: queryText(request, 'appNamespace'),
    });
    const fields = queryText(request, 'fields');
    const send = openStream(response);
    const tell = (type: string, application: JsonObject) => {
      if (!fields) {
        send({ type, application });
        return;
      }
      const masked = maskEvent({ result: { type, application } }, fields);
      response.write(
        `${JSON.stringify({ result: { ...resultOf(masked), type } })}\n`,
      );
    };
    // Those who resume say what they have; they are sent what changed since.
    const since = Number(queryText(request, 'resourceVersion') || 0);
    for (const app of hub.applications().filter(accepts)) {
      if (Number(app.resourceVersion) > since) {
        tell('ADDED', applicationJson(app));
      }
    }
    whileOpen(
      response,
      hub.onEvent(event => {
        if (event.kind === 'Application' && accepts(event.state)) {
          tell(event.type, applicationJson(event.state));
        }
      }),
    );
  });

  router.get('/api/v1/stream/applicationsets', (request, response) => {
    const requirements = selectorOf(queryText(request, 'selector') ?? '');
    const name = queryText(request, 'name');
    const projects = queryTexts(request, 'projects');
    const send = openStream(response);
    const accepts = (set: { name: string; labels: Record<string, string> }) =>
      (!name || set.name === name) &&
      projects.length === 0 &&
      matchesRequirements(set.labels, requirements);
    for (const set of hub.applicationSets().filter(accepts)) {
      send({ type: 'ADDED', applicationSet: applicationSetJson(set, hub) });
    }
    whileOpen(
      response,
      hub.onEvent(event => {
        if (event.kind !== 'ApplicationSet' || !accepts(event.state)) return;
        send({
          type: event.type,
          applicationSet: applicationSetJson(event.state, hub),
        });
      }),
    );
  });

  router.get(
    '/api/v1/stream/applications/:name/resource-tree',
    (request: Request, response) => {
      const { name } = applicationOf(context, request);
      const send = openStream(response);
      const tell = () => {
        const app = hub.application(name);
        if (app) send(resourceTreeOf(app, context));
      };
      tell();
      whileOpen(
        response,
        hub.onEvent(event => {
          if (event.kind === 'Application' && event.state.name === name) tell();
        }),
      );
    },
  );
}

function resultOf(masked: JsonObject): JsonObject {
  const { result } = masked;
  return typeof result === 'object' && result !== null && !Array.isArray(result)
    ? Object.fromEntries(Object.entries(result))
    : {};
}
