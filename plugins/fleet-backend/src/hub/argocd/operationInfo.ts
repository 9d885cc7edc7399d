/** Name of the info of an operation that says who asked the portal for it. */
export const REQUESTED_BY = 'Requested by';

/** `infos` of an operation: who asked for it, and through what. */
export function operationInfo(
  requestedBy: string,
): { name: string; value: string }[] {
  return [
    { name: REQUESTED_BY, value: requestedBy },
    { name: 'Requested through', value: 'Backstage fleet portal' },
  ];
}
