import { z } from 'zod';

/** `status` of a Deployment or a DaemonSet of apps/v1. */
export const workloadStatusSchema = z.object({
  readyReplicas: z.number().optional(),
  desiredNumberScheduled: z.number().optional(),
  numberReady: z.number().optional(),
});
type WorkloadStatus = z.infer<typeof workloadStatusSchema>;

/**
 * Are as many pods ready as are wanted? A Deployment wants one where it does not
 * say how many, and the message says how many there are.
 */
export function workloadReadiness({
  spec,
  status = {},
}: {
  spec?: { replicas?: number };
  status?: WorkloadStatus;
}): { ready: boolean; message?: string } {
  const wanted = status.desiredNumberScheduled ?? spec?.replicas ?? 1;
  const there = status.numberReady ?? status.readyReplicas ?? 0;
  const ready = there >= wanted;
  return {
    ready,
    message: ready ? undefined : `${there} of ${wanted} ready`,
  };
}
