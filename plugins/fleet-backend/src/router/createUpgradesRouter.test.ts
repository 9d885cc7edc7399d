import { mockErrorHandler, mockServices } from '@backstage/backend-test-utils';
import express from 'express';
import request from 'supertest';
import { createUpgradesRouter } from './createUpgradesRouter';

describe('resuming the upgrade', () => {
  const resumeUpgrade = jest.fn(async () => ({ plan: undefined }));
  const router = createUpgradesRouter({
    upgrades: { resumeUpgrade } as never,
    httpAuth: mockServices.httpAuth(),
    auditor: mockServices.auditor.mock(),
  });
  const app = express().use(router).use(mockErrorHandler());

  beforeEach(() => resumeUpgrade.mockClear());

  it('needs no body', async () => {
    const bare = await request(app).post('/upgrades/resume');
    const empty = await request(app).post('/upgrades/resume').send({});
    expect([bare.status, empty.status]).toEqual([200, 200]);
    expect(resumeUpgrade).toHaveBeenCalledTimes(2);
  });

  it('refuses a body that is none of its requests', async () => {
    const answer = await request(app).post('/upgrades/resume').send([null]);
    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toMatch(/^The fields cannot be used: /);
    expect(resumeUpgrade).not.toHaveBeenCalled();
  });
});
