import type { AuditorService } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import type { Request, Response } from 'express';

type Handler = (req: Request, res: Response) => Promise<void>;

/** A refusal is put on record with who asked for what; other failures are not. */
export function refusalAudited(
  auditor: AuditorService,
  handler: Handler,
): Handler {
  return async (req, res) => {
    try {
      await handler(req, res);
    } catch (error) {
      if (error instanceof NotAllowedError) {
        const event = await auditor.createEvent({
          eventId: 'fleet-access',
          severityLevel: 'medium',
          request: req,
          meta: { path: req.path },
        });
        await event.fail({ error });
      }
      throw error;
    }
  };
}

/** Who asked for a preview of what, and whether it could be made. */
export function previewAudited(
  auditor: AuditorService,
  handler: Handler,
): Handler {
  return async (req, res) => {
    const event = await auditor.createEvent({
      eventId: 'placement-preview',
      severityLevel: 'low',
      request: req,
    });
    try {
      await handler(req, res);
      await event.success();
    } catch (error) {
      await event.fail({
        error: error instanceof Error ? error : new Error(String(error)),
      });
      throw error;
    }
  };
}

/**
 * Who asked for which operation on what and with which choices, and how it was
 * answered; also of those that were refused. The record is opened before
 * anything is asked of a hub.
 */
export function operationAudited(
  auditor: AuditorService,
  handler: Handler,
  eventId = 'hub-operation',
): Handler {
  return async (req, res) => {
    const event = await auditor.createEvent({
      eventId,
      severityLevel: 'high',
      request: req,
      meta: {
        operation: req.path.split('/').at(-1),
        ...req.params,
        choices: req.body,
      },
    });
    try {
      await handler(req, res);
      await event.success();
    } catch (error) {
      await event.fail({
        error: error instanceof Error ? error : new Error(String(error)),
      });
      throw error;
    }
  };
}
