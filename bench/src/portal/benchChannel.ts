/** Signals that nobody needs, to measure what any signal costs. */
export const benchChannel = 'bench';
