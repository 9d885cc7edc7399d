import { InputError, NotFoundError } from '@backstage/errors';
import {
  json,
  type ErrorRequestHandler,
  type Request,
  type Router,
} from 'express';
import { z } from 'zod';
import { strainSchema } from '../world/worldState';
import type { ControlOptions } from './ControlOptions';
import { faultsOf, worldSummary } from './worldSummary';

const clockSchema = z.strictObject({
  advanceMs: z
    .number()
    .int()
    .positive()
    .max(7 * 86_400_000),
});

const faultSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.enum(['kill', 'black-hole', 'slow', 'reject', 'heal']),
    hub: z.string().optional(),
    cluster: z.string().optional(),
    region: z.string().optional(),
    delayMs: z.number().int().positive().max(600_000).optional(),
    status: z.union([z.literal(401), z.literal(403)]).optional(),
  }),
  z.strictObject({
    kind: z.literal('break'),
    cluster: z.string(),
    service: z.string(),
    as: z.enum(['broken', 'slow', 'rejected']).optional(),
    reason: z.string().max(1_000).optional(),
  }),
  z.strictObject({
    kind: z.literal('drift'),
    cluster: z.string(),
    service: z.string(),
    replicas: z.number().int().min(0).max(100).optional(),
  }),
  z.strictObject({
    kind: z.literal('heal-service'),
    cluster: z.string(),
    service: z.string(),
  }),
  z.strictObject({
    kind: z.literal('strain'),
    as: strainSchema.shape.kind,
    target: z.string(),
  }),
  z.strictObject({
    kind: z.literal('heal-strain'),
    as: strainSchema.shape.kind,
    target: z.string(),
  }),
  z.strictObject({
    kind: z.enum(['cut-link', 'mend-link']),
    cluster: z.string(),
    other: z.string(),
  }),
  z.strictObject({ kind: z.literal('heal-all') }),
]);
export type FaultRequest = z.infer<typeof faultSchema>;

const controlErrors: ErrorRequestHandler = (
  error,
  _request,
  response,
  next,
) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof NotFoundError) response.status(404);
  else if (error instanceof InputError || error instanceof SyntaxError) {
    response.status(400);
  } else response.status(500);
  response.json({ error: message });
};

export function addControlRoutes(
  router: Router,
  options: ControlOptions,
): void {
  const { controls, urls, reset } = options;

  router.get('/ready', (_request, response) => {
    response.json({ ready: true });
  });

  router.get('/world', (_request, response) => {
    response.json(worldSummary(controls.world, urls));
  });

  router.post('/clock', json(), async (request, response) => {
    const { advanceMs } = parsed(clockSchema, request);
    await controls.advance(advanceMs);
    response.json({ now: new Date(controls.world.now()).toISOString() });
  });

  router.get('/faults', (_request, response) => {
    response.json(faultsOf(controls.world));
  });

  router.post('/faults', json(), async (request, response) => {
    applyFault(options, parsed(faultSchema, request));
    await controls.world.tick();
    response.json(faultsOf(controls.world));
  });

  router.post(
    '/spokes/:cluster/register',
    json(),
    async (request, response) => {
      const { hub } = parsed(
        z.strictObject({ hub: z.string().optional() }),
        request,
      );
      await controls.registerSpoke({ cluster: request.params.cluster, hub });
      await controls.world.tick();
      response.json(worldSummary(controls.world, urls));
    },
  );

  router.post('/reset', async (_request, response) => {
    await reset();
    response.json(worldSummary(controls.world, urls));
  });

  router.use(controlErrors);
}

export function applyFault(
  { controls }: ControlOptions,
  request: FaultRequest,
): void {
  switch (request.kind) {
    case 'break':
      controls.breakService({ ...request, kind: request.as });
      break;
    case 'drift':
      controls.driftService(request);
      break;
    case 'heal-service':
      controls.healService(request);
      break;
    case 'strain':
      controls.beginStrain({ ...request, kind: request.as });
      break;
    case 'heal-strain':
      controls.endStrain({ ...request, kind: request.as });
      break;
    case 'cut-link':
      controls.cutLink(request);
      break;
    case 'mend-link':
      controls.mendLink(request);
      break;
    case 'heal-all':
      controls.healAll();
      break;
    case 'heal':
      controls.clearNetworkFault(request);
      break;
    default:
      controls.setNetworkFault({ ...request, kind: request.kind });
  }
}

/** @throws InputError with the field and what is wrong with it */
function parsed<T>(schema: z.ZodType<T>, request: Request): T {
  const result = schema.safeParse(request.body ?? {});
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new InputError(`${issue.path.join('.') || 'body'}: ${issue.message}`);
}
