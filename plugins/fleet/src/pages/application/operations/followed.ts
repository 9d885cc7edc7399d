import {
  ApplicationSummary,
  Operation,
  OperationReceipt,
} from '@fleet-portal/backstage-plugin-fleet-common';

/** The operation behind a receipt; undefined before the hub has begun with it. */
export function followed(
  { operation, previousStartedAt }: OperationReceipt,
  application: ApplicationSummary,
): Operation | undefined {
  // What is to end is the one that ran already.
  if (operation === 'terminate') return application.operation;
  return application.operation?.startedAt === previousStartedAt
    ? undefined
    : application.operation;
}

/** It is over and has changed nothing, or failed: one may want to ask for something else. */
export function leadsBack(
  receipt: OperationReceipt,
  application: ApplicationSummary,
): boolean {
  const { operation } = receipt;
  if (operation !== 'sync' && operation !== 'rollback') return false;
  const { phase, dryRun, finishedAt } = followed(receipt, application) ?? {};
  return finishedAt !== undefined && (phase !== 'Succeeded' || dryRun === true);
}
