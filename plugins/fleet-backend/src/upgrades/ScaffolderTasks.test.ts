import { mockServices } from '@backstage/backend-test-utils';
import { createServer, Server } from 'http';
import { AddressInfo } from 'net';
import { ScaffolderTasks } from './ScaffolderTasks';

const template = 'template:default/stop-an-upgrade';
let answer: { status: number; body: unknown };
let asked: { what: string; authorization?: string; body: string }[];
let server: Server;
let baseUrl: string;

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { authorization } = request.headers;
    asked.push({
      what: `${request.method} ${request.url}`,
      authorization,
      body,
    });
    response.statusCode = answer.status;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(answer.body));
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  asked = [];
});
afterAll(async () => {
  await new Promise(resolve => {
    server.close(resolve);
  });
});

function tasksAt(url = baseUrl) {
  const discovery = mockServices.discovery.mock({
    getBaseUrl: async id => `${url}/api/${id}`,
  });
  return new ScaffolderTasks({
    auth: mockServices.auth({ pluginId: 'fleet' }),
    discovery,
  });
}

it('begins a template with the credentials of the plugin itself', async () => {
  answer = { status: 201, body: { id: 'one' } };
  expect(await tasksAt().start(template, { reason: 'Storm' })).toEqual({
    word: 'started',
    id: 'one',
  });
  expect(await tasksAt().retry('a/b')).toEqual({ word: 'started', id: 'one' });
  expect(asked.map(({ what }) => what)).toEqual([
    'POST /api/scaffolder/v2/tasks',
    'POST /api/scaffolder/v2/tasks/a%2Fb/retry',
  ]);
  const [{ authorization, body }] = asked;
  expect(JSON.parse(body)).toEqual({
    templateRef: template,
    values: { reason: 'Storm' },
  });
  expect(authorization).toContain('"sub":"plugin:fleet"');
  expect(authorization).toContain('"target":"scaffolder"');
});

it.each<[string, number, unknown, string]>([
  ['a refusal is one', 403, { error: { message: 'No' } }, 'refused'],
  ['so is a template that is not there', 404, {}, 'refused'],
  ['so is an error of its own', 500, {}, 'refused'],
  ['a gateway does not know', 502, {}, 'uncertain'],
  ['nor does one that waited', 504, {}, 'uncertain'],
  ['nor an answer without a task', 201, {}, 'uncertain'],
])('%s', async (_, status, body, word) => {
  answer = { status, body };
  expect(await tasksAt().start(template, {})).toMatchObject({ word });
});

it('knows that nothing began where nobody listens', async () => {
  const closed = createServer();
  await new Promise<void>(resolve => {
    closed.listen(0, '127.0.0.1', resolve);
  });
  const { port } = closed.address() as AddressInfo;
  await new Promise(resolve => {
    closed.close(resolve);
  });
  const tasks = tasksAt(`http://127.0.0.1:${port}`);
  expect(await tasks.start(template, {})).toEqual({
    word: 'refused',
    why: { code: 'upgrade.taskSilent' },
  });
  expect(await tasks.look('one')).toBeUndefined();
});

it.each([
  ['open', 'running'],
  ['processing', 'running'],
  ['completed', 'done'],
  ['failed', 'failed'],
  ['cancelled', 'cancelled'],
])('reads %s as %s', async (status, word) => {
  answer = { status: 200, body: { id: 'one', status } };
  expect(await tasksAt().look('one')).toEqual({ word });
});
