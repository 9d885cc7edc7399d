/** The process of the fake hubs; see HubsHandle for what it is asked. */
import { createServer, IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { FleetPlan, planFleet } from '../fleet/planFleet';
import { Seeded } from '../fleet/Seeded';
import { answerQuestions } from '../process/answerQuestions';
import { FakeHub } from './FakeHub';
import { HubFleet } from './HubFleet';
import { fleetSizeSchema } from './HubsHandle';

const hubs = new Map<string, FakeHub>();
const requests = new Map<string, number>();
let bytes = 0;
let storm: { hub: FakeHub; lines: Buffer[] } | undefined;

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://hubs');
  const [, name] = url.pathname.split('/');
  url.pathname = url.pathname.slice(name.length + 1);
  const route = routeOf(url.pathname);
  requests.set(route, (requests.get(route) ?? 0) + 1);
  const size = await hubs.get(name)?.answer(url, request, response);
  if (size === undefined) response.writeHead(404).end();
  else bytes += size;
}

/** Requests are counted without the name of the object. */
function routeOf(path: string): string {
  return path.replace(/^(\/api\/v1\/applications\/)[^/]+/, '$1{name}');
}

function lineOf(body: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from('{"result":{"type":"MODIFIED","application":'),
    body,
    Buffer.from('}}\n'),
  ]);
}

function firstHub(): FakeHub {
  const [hub] = hubs.values();
  return hub;
}

async function listen(plan: FleetPlan): Promise<number> {
  for (const hub of plan.hubs) {
    hubs.set(hub.name, new FakeHub(new HubFleet(hub, plan)));
  }
  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

answerQuestions({
  start: size => listen(planFleet(fleetSizeSchema.parse(size))),
  counts: () => ({ bytes, requests: Object.fromEntries(requests) }),
  /** One event for the Application at this place of the first hub. */
  touch: async at => {
    const hub = firstHub();
    const { application, body } = hub.fleet.advance(z.number().parse(at));
    const sentAt = performance.timeOrigin + performance.now();
    await hub.push([lineOf(body)]);
    return { name: application.name, sentAt };
  },
  /** Makes the events, so that sending them costs nothing but the sending. */
  prepareStorm: input => {
    const { events, seed } = stormSchema.parse(input);
    const hub = firstHub();
    const random = new Seeded(seed);
    const count = hub.fleet.applications.length;
    const told = Array.from({ length: events }, () =>
      hub.fleet.advance(random.below(count)),
    );
    storm = { hub, lines: told.map(({ body }) => lineOf(body)) };
    const { application, version } = told[told.length - 1];
    return { name: application.name, version };
  },
  storm: async () => {
    const startedAt = performance.timeOrigin + performance.now();
    await storm?.hub.push(storm.lines);
    return { startedAt };
  },
});

const stormSchema = z.object({ events: z.number(), seed: z.number() });
