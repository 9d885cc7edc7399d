import {
  PlatformPart,
  platformFile,
  platformFolder,
  platformParts,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { buildCertManager } from './certManager';
import { Chart, charts } from './charts';
import { buildCilium } from './cilium';
import { buildDefaultDeny } from './defaultDeny';
import { chartSource, Delivery, deliveryOf } from './delivery';
import { buildExternalSecrets } from './externalSecrets';
import { buildGrafana } from './grafana';
import { buildKyverno } from './kyverno';
import type { BuiltPart } from './part';
import type { PlatformIntent } from './platformIntent';
import { buildThanos } from './thanos';
import { buildVelero } from './velero';

const builders: Record<PlatformPart, (intent: PlatformIntent) => BuiltPart> = {
  cilium: buildCilium,
  'cert-manager': buildCertManager,
  'external-secrets': buildExternalSecrets,
  kyverno: buildKyverno,
  'default-deny': buildDefaultDeny,
  velero: buildVelero,
  thanos: buildThanos,
  grafana: buildGrafana,
};

/** What one part brings into the fleet repository. */
export interface PartManifests extends Delivery {
  part: PlatformPart;
  commands: string[];
}

function deliver(
  intent: PlatformIntent,
  { part, namespace, on, version, values, files }: BuiltPart,
  chart: Chart | undefined,
  folder: string,
): Delivery {
  return deliveryOf(intent, {
    part,
    namespace,
    on,
    version,
    source: chart && chartSource(chart, part, { version, values }),
    files,
    folder,
  });
}

/** File of the hub with the Applications of a spoke's parts. */
export function applicationsFileOf({
  hub,
  cluster,
  layout,
}: Pick<PlatformIntent, 'hub' | 'cluster' | 'layout'>) {
  return platformFile(hub, cluster, layout);
}

/** The chosen parts in the order in which a cluster is set up, whatever order they were chosen in. */
export function buildPlatform(intent: PlatformIntent): PartManifests[] {
  return platformParts
    .filter(part => intent.parts.includes(part))
    .map(part => {
      const built = builders[part](intent);
      const folder = `${platformFolder(
        intent.hub,
        intent.cluster,
        intent.layout,
      )}/${part}`;
      return {
        part,
        ...deliver(intent, built, charts[part], folder),
        commands: built.commands,
      };
    });
}
