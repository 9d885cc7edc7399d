import type { BuiltPart } from './part';
import type { PlatformIntent } from './platformIntent';

/** Cilium, the network of a cluster that has none yet. */
export function buildCilium({ cilium = {} }: PlatformIntent): BuiltPart {
  return {
    part: 'cilium',
    namespace: 'kube-system',
    on: 'spoke',
    version: cilium.version,
    values: {
      ipam: { mode: cilium.ipam ?? 'kubernetes' },
      hubble: {
        relay: { enabled: true },
        // Certificates that Helm makes are new at each rendering, which never ends.
        tls: { auto: { method: 'cronJob' } },
      },
    },
    files: {},
    commands: [],
  };
}
