import { mockErrorHandler, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { SourceError } from '@fleet-portal/backstage-plugin-fleet-node';
import { FakeHubClient } from '@fleet-portal/backstage-plugin-fleet-node/testUtils';
import express from 'express';
import request from 'supertest';
import { readArchive } from '../export/__testUtils__/readArchive';
import { HubExporter } from '../export/HubExporter';
import { createExportRouter } from './createExportRouter';

const NOW = Date.parse('2026-11-20T14:05:00Z');

describe('the export of a hub', () => {
  const start = (denied?: string) => {
    const read = jest.fn(async () => ({ objects: [], missing: [] }));
    const hub = Object.assign(new FakeHubClient('prod-hub'), {
      readConfiguration: read,
    });
    const clients = new Map<string, FakeHubClient>([
      ['prod-hub', hub],
      ['other', new FakeHubClient('other')],
    ]);
    const outcomes: unknown[] = [];
    const auditor = mockServices.auditor.mock();
    auditor.createEvent.mockImplementation(async ({ eventId, meta }) => ({
      success: async more => void outcomes.push([eventId, meta, more?.meta]),
      fail: async ({ error }) =>
        void outcomes.push([eventId, meta, error.name]),
    }));
    const permissions = mockServices.permissions.mock({
      authorize: async wanted =>
        wanted.map(({ permission }) => ({
          result:
            permission.name === denied
              ? AuthorizeResult.DENY
              : AuthorizeResult.ALLOW,
        })),
    });
    const app = express()
      .use(
        createExportRouter({
          exporter: new HubExporter({ clients, now: () => NOW }),
          permissions,
          httpAuth: mockServices.httpAuth(),
          auditor,
        }),
      )
      .use(mockErrorHandler());
    const get = (name: string) =>
      request(app).get(`/hubs/${name}/export`).buffer(true).parse(binary);
    return { get, hub, read, outcomes };
  };

  it('is a file to keep, and on record with who took it', async () => {
    const { get, outcomes } = start();
    const answer = await get('prod-hub');
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/gzip',
      'content-disposition':
        'attachment; filename="prod-hub-20261120T140500Z.tar.gz"',
      'cache-control': 'no-store',
    });
    const { manifest } = await readArchive(answer.body);
    expect(manifest.hub).toBe('prod-hub');
    expect(outcomes).toEqual([
      [
        'hub-export',
        { hub: 'prod-hub' },
        {
          fileName: 'prod-hub-20261120T140500Z.tar.gz',
          objects: 0,
          missing: 0,
        },
      ],
    ]);
  });

  it.each(['fleet.read', 'fleet.hub.export'])(
    'needs %s, and asks no hub without it',
    async permission => {
      const { get, read, outcomes } = start(permission);
      expect((await get('prod-hub')).status).toBe(403);
      expect(read).not.toHaveBeenCalled();
      expect(outcomes).toEqual([
        ['fleet-access', { path: '/hubs/prod-hub/export' }, 'NotAllowedError'],
      ]);
    },
  );

  it('says in words why there is none', async () => {
    const { get, hub, outcomes } = start();
    expect((await get('nobody')).status).toBe(404);
    expect((await get('other')).status).toBe(404);
    hub.setTrouble(new SourceError('unreachable', 'It is gone.'));
    const lost = await get('prod-hub');
    expect(lost.status).toBe(503);
    expect(lost.body.toString()).toContain('It is gone.');
    expect(outcomes).toEqual([
      ['hub-export', { hub: 'nobody' }, 'NotFoundError'],
      ['hub-export', { hub: 'other' }, 'NotFoundError'],
      ['hub-export', { hub: 'prod-hub' }, 'SourceError'],
    ]);
  });
});

/** The body as bytes. */
function binary(
  response: request.Response,
  done: (error: Error | null, body: Buffer) => void,
): void {
  const chunks: Buffer[] = [];
  response.on('data', chunk => chunks.push(chunk));
  response.on('end', () => done(null, Buffer.concat(chunks)));
}
