import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { FleetClient } from '@fleet-portal/backstage-plugin-fleet-common';
import express, { Router } from 'express';
import { readFileSync } from 'node:fs';
import request from 'supertest';
import {
  createDoctorRouter,
  createExportRouter,
  createNetworkingRouter,
  createObservabilityRouter,
  createOpenApiRouter,
  createOperationRouter,
  createProvisioningRouter,
  createUpgradesRouter,
  createRecoveryRouter,
  createRouter,
} from '../router';
import { WireComments } from '../../dev/wireComments';
import { buildDocument } from './buildDocument';
import { documentText } from './documentText';
import { operations } from './operations';
import { queryParameters } from './parameters';

const isNumber = (schema: unknown) =>
  (schema as { type?: string }).type === 'integer';

/** `get /clusters/:hub/:name` of every route. */
function routesOf(router: Router): string[] {
  return router.stack.flatMap(({ route }) =>
    route
      ? route.stack.map(({ method }: { method: string }) =>
          [method, route.path].join(' '),
        )
      : [],
  );
}

function checkedIn(): string {
  const file = resolvePackagePath(
    '@fleet-portal/backstage-plugin-fleet-backend',
    'openapi.json',
  );
  return readFileSync(file, 'utf8');
}

const httpAuth = mockServices.httpAuth();
const auditor = mockServices.auditor.mock();

describe('the OpenAPI document', () => {
  it('is the one that is checked in; write it with `yarn openapi`', () => {
    const document = buildDocument({ comments: new WireComments() });
    expect(checkedIn()).toBe(documentText(document));
  });

  it('has the routes that the plugin has, and no other', () => {
    const unused = {} as never;
    const routers = [
      createRouter({ service: unused, httpAuth, auditor }),
      createDoctorRouter({
        doctor: unused,
        permissions: unused,
        httpAuth,
        auditor,
      }),
      createExportRouter({
        exporter: unused,
        permissions: unused,
        httpAuth,
        auditor,
      }),
      createNetworkingRouter({ networking: unused, httpAuth, auditor }),
      createObservabilityRouter({ observability: unused, httpAuth, auditor }),
      createOpenApiRouter({ httpAuth }),
      createOperationRouter({ operations: unused, httpAuth, auditor }),
      createProvisioningRouter({ provisioning: unused, httpAuth, auditor }),
      createUpgradesRouter({ upgrades: unused, httpAuth, auditor }),
      createRecoveryRouter({ recovery: unused, httpAuth, auditor }),
    ];
    expect(
      operations.map(({ method, path }) => `${method} ${path}`).sort(),
    ).toEqual(routers.flatMap(routesOf).sort());
  });

  it('has every method of the client', () => {
    const methods = Object.getOwnPropertyNames(FleetClient.prototype);
    const ids = operations.map(({ id }) => id);
    expect(ids).toEqual(
      expect.arrayContaining(methods.filter(name => name !== 'constructor')),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('is served', async () => {
    const app = express().use(createOpenApiRouter({ httpAuth }));
    const answer = await request(app).get('/openapi.json');
    expect(answer.status).toBe(200);
    expect(answer.type).toBe('application/json');
    expect(answer.text).toBe(checkedIn());
    const again = await request(app)
      .get('/openapi.json')
      .set('If-None-Match', answer.headers.etag);
    expect(again.status).toBe(304);
  });

  const numbers = operations.flatMap(({ id, query }) =>
    queryParameters(query)
      .filter(({ schema }) => isNumber(schema))
      .map(({ name }) => ({ id, query, name: String(name) })),
  );

  it.each(numbers)('takes only digits for $name of $id', ({ query, name }) => {
    const issuesOf = (value: unknown) =>
      query
        ?.safeParse({ [name]: value })
        .error?.issues.filter(({ path }) => path[0] === name)
        .map(({ message }) => message) ?? [];
    expect(issuesOf('1')).toEqual([]);
    for (const wrong of ['', ' ', '1.5', '1e1', '0x1', ['1'], 'true', '-1']) {
      expect(issuesOf(wrong)).toEqual([
        expect.stringMatching(/^must be a whole number/),
      ]);
    }
  });

  it('asks for a body where a request cannot do without', () => {
    const needed = Object.values(buildDocument().paths as object)
      .map(({ post }) => post)
      .filter(post => post?.requestBody.required)
      .map(({ operationId }) => operationId);
    expect(needed.sort()).toEqual([
      'previewPlacement',
      'rollBackApplication',
      'stopUpgrade',
    ]);
  });

  it('refers to nothing that it lacks', () => {
    const text = documentText(buildDocument());
    const { components } = JSON.parse(text);
    const targets = [...text.matchAll(/"\$ref": "([^"]+)"/g)].map(
      ([, target]) => target,
    );
    const there = ['schemas', 'responses'].flatMap(kind =>
      Object.keys(components[kind]).map(name => `#/components/${kind}/${name}`),
    );
    expect(new Set(targets)).toEqual(new Set(there));
  });
});
