/** All that is not muted, of this what the reader owns, or what the reader muted. */
export const attentionViews = ['all', 'mine', 'muted'] as const;
export type AttentionView = (typeof attentionViews)[number];
