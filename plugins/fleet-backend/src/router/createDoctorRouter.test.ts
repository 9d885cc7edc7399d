import { mockErrorHandler, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { DoctorQuery } from '@fleet-portal/backstage-plugin-fleet-common';
import express from 'express';
import request from 'supertest';
import { createDoctorRouter } from './createDoctorRouter';

describe('createDoctorRouter', () => {
  const asked: DoctorQuery[] = [];
  const failed = jest.fn();
  const allowed = new Set(['fleet.read', 'fleet.doctor.read']);
  const auditor = mockServices.auditor.mock({
    createEvent: async () => ({ success: async () => {}, fail: failed }),
  });
  const app = express()
    .use(
      createDoctorRouter({
        auditor,
        httpAuth: mockServices.httpAuth(),
        permissions: mockServices.permissions.mock({
          authorize: async requests =>
            requests.map(({ permission }) => ({
              result: allowed.has(permission.name)
                ? AuthorizeResult.ALLOW
                : AuthorizeResult.DENY,
            })),
        }),
        doctor: {
          async report(query) {
            asked.push(query);
            const generatedAt = '2026-11-20T14:05:00.000Z';
            return { generatedAt, configuration: [], hubs: [], spokes: [] };
          },
        },
      }),
    )
    .use(mockErrorHandler());

  it('narrows the report to hubs and clusters', async () => {
    const answer = await request(app).get('/doctor?hub=a&hub=b&cluster=c');
    expect(answer.status).toBe(200);
    expect(asked.pop()).toEqual({ hub: ['a', 'b'], cluster: ['c'] });
    expect((await request(app).get('/doctor?hub=')).status).toBe(400);
    expect(asked).toEqual([]);
  });

  it.each(['fleet.read', 'fleet.doctor.read'])('needs %s', async permission => {
    allowed.delete(permission);
    const answer = await request(app).get('/doctor');
    allowed.add(permission);
    expect(answer.status).toBe(403);
    expect(answer.body.error.message).toContain(permission);
    expect(failed).toHaveBeenCalledTimes(1);
    failed.mockClear();
    expect(asked).toEqual([]);
  });
});
