/** A failure whose message says what happened and what to do about it. */
export class PortalError extends Error {}
