import type { PrometheusFacts } from '@fleet-portal/backstage-plugin-fleet-node';
import { z } from 'zod';
import { conditionedSchema } from './metadata';
import type { PlatformApi } from './PlatformApi';
import { toReadyObject } from './readyObjects';

const prometheusSchema = conditionedSchema.extend({
  spec: z.object({ thanos: z.unknown().optional() }).optional(),
});

/** The Prometheuses of the Prometheus Operator, monitoring.coreos.com/v1. */
export async function prometheuses(
  api: PlatformApi,
): Promise<PrometheusFacts[]> {
  const kind = 'Prometheus';
  const found = await api.list(
    {
      group: 'monitoring.coreos.com',
      versions: ['v1'],
      plural: 'prometheuses',
      kind,
    },
    prometheusSchema,
  );
  return found.map(object => ({
    ...toReadyObject(kind, 'Available', object),
    thanos: Boolean(object.spec?.thanos),
  }));
}
