/** Work that is asked for by a record of ours, whose id is all that a job carries. */
export const workNames = ['generate-policies', 'move-batch', 'prove-policy', 'deliver'] as const;
export type WorkName = (typeof workNames)[number];
