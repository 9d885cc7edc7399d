import type {
  ApplicationRef,
  ClusterRef,
  OperationReceipt,
  refreshRequestSchema,
  rollbackRequestSchema,
  syncRequestSchema,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { z } from 'zod';
import type { FleetContext } from '../FleetService';

export type Refresh = z.output<typeof refreshRequestSchema>;
export type Sync = z.output<typeof syncRequestSchema>;
export type Rollback = z.output<typeof rollbackRequestSchema>;

/**
 * Everything that the portal may ask a hub to do. An answer means that the hub
 * took the operation, not that it is over.
 *
 * Each method rejects with a NotFoundError for an object that the caller does
 * not see, a NotAllowedError where a permission is missing, a ConflictError
 * for what is switched off or refused as things stand, and a
 * ServiceUnavailableError while the hub is not heard.
 */
export interface OperationService {
  refresh(
    ref: ApplicationRef,
    request: Refresh,
    context: FleetContext,
  ): Promise<OperationReceipt>;
  sync(
    ref: ApplicationRef,
    request: Sync,
    context: FleetContext,
  ): Promise<OperationReceipt>;
  terminate(
    ref: ApplicationRef,
    context: FleetContext,
  ): Promise<OperationReceipt>;
  rollback(
    ref: ApplicationRef,
    request: Rollback,
    context: FleetContext,
  ): Promise<OperationReceipt>;
  invalidateClusterCache(
    ref: ClusterRef,
    context: FleetContext,
  ): Promise<OperationReceipt>;
}
