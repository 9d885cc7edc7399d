import { InputError, NotFoundError } from '@backstage/errors';
import { urlencoded, type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { strainSchema } from '../world/worldState';
import { controlPage } from './controlPage';
import type { ControlOptions } from './ControlOptions';

const serverForm = z.object({
  hub: z.string().optional(),
  cluster: z.string().optional(),
  region: z.string().optional(),
});
const faultForm = serverForm.extend({
  kind: z.enum(['kill', 'black-hole', 'slow', 'reject']),
});
const serviceForm = z.object({
  service: z.string().trim().min(1),
  cluster: z.string().trim().min(1),
});
const troubleForm = serviceForm.extend({
  kind: z.enum(['broken', 'slow', 'rejected', 'drift']),
});
const strainForm = z.object({
  kind: strainSchema.shape.kind,
  target: z.string().trim().min(1),
});
const clusterForm = z.object({ cluster: z.string() });
const linkForm = z.object({
  cluster: z.string().trim().min(1),
  other: z.string().trim().min(1),
});

/** The page with the switches, and what its forms post to. */
export function addPageRoutes(router: Router, options: ControlOptions): void {
  const { controls, urls, reset } = options;
  const show = (response: Response, notice?: string) => {
    response
      .setHeader(
        'Content-Security-Policy',
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
      )
      .type('text/html')
      .send(controlPage(controls.world, urls, notice));
  };

  router.get('/', (_request, response) => show(response));

  const form = <T>(
    path: string,
    schema: z.ZodType<T>,
    act: (input: T) => Promise<void> | void,
  ) => {
    router.post(
      path,
      urlencoded({ extended: false, limit: '16kb' }),
      async (request: Request, response: Response) => {
        try {
          await act(schema.parse(request.body));
          await controls.world.tick();
        } catch (error) {
          const ours =
            error instanceof InputError ||
            error instanceof NotFoundError ||
            error instanceof z.ZodError;
          if (!ours) throw error;
          const words =
            error instanceof z.ZodError
              ? error.issues
                  .map(issue => `${issue.path.join('.')}: ${issue.message}`)
                  .join('; ')
              : error.message;
          show(response.status(400), words);
          return;
        }
        response.redirect(303, '/');
      },
    );
  };

  form('/page/fault', faultForm, input => {
    controls.setNetworkFault(input);
  });
  form('/page/heal', serverForm, input => controls.clearNetworkFault(input));
  form('/page/cut-link', linkForm, input => controls.cutLink(input));
  form('/page/mend-link', linkForm, input => controls.mendLink(input));
  form('/page/service', troubleForm, ({ kind, ...where }) => {
    if (kind === 'drift') controls.driftService(where);
    else controls.breakService({ ...where, kind });
  });
  form('/page/heal-service', serviceForm, input => controls.healService(input));
  form('/page/strain', strainForm, input => controls.beginStrain(input));
  form('/page/heal-strain', strainForm, input => controls.endStrain(input));
  form('/page/heal-all', z.object({}), () => controls.healAll());
  form('/page/register', clusterForm, input => controls.registerSpoke(input));
  form('/page/reset', z.object({}), () => reset());
}
