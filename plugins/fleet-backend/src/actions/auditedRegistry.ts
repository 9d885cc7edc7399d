import type {
  AuditorService,
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { NotAllowedError } from '@backstage/errors';
import { fleetPlacementPreviewPermission } from '@fleet-portal/backstage-plugin-fleet-common';
import { callerName } from '../service/operations/callerName';

export interface AuditedRegistryOptions {
  readonly registry: ActionsRegistryService;
  readonly auditor: AuditorService;
  readonly auth: AuthService;
}

/**
 * Puts on record what the routes put on record for theirs: each refusal, and
 * each preview. An action has no request, so the record itself names its caller.
 */
export function auditedRegistry(
  options: AuditedRegistryOptions,
): ActionsRegistryService {
  const { registry, auditor, auth } = options;
  const recordOf = (
    eventId: 'fleet-access' | 'placement-preview',
    action: string,
    credentials: BackstageCredentials,
  ) =>
    auditor.createEvent({
      eventId,
      severityLevel: eventId === 'fleet-access' ? 'medium' : 'low',
      meta: { action, caller: callerName(auth, credentials) },
    });
  return {
    register(offered) {
      const { name, visibilityPermission } = offered;
      const isPreview =
        visibilityPermission?.name === fleetPlacementPreviewPermission.name;
      registry.register({
        ...offered,
        async action(context) {
          const { credentials } = context;
          const preview = isPreview
            ? await recordOf('placement-preview', name, credentials)
            : undefined;
          try {
            const answer = await offered.action(context);
            await preview?.success();
            return answer;
          } catch (thrown) {
            const error =
              thrown instanceof Error ? thrown : new Error(String(thrown));
            const record =
              preview ??
              (error instanceof NotAllowedError
                ? await recordOf('fleet-access', name, credentials)
                : undefined);
            await record?.fail({ error });
            throw thrown;
          }
        },
      });
    },
  };
}
