import { InputError } from '@backstage/errors';
import { quote } from '@fleet-portal/backstage-plugin-fleet-common';
import { Document } from 'yaml';
import { z } from 'zod';
import { parseEditable } from '../yaml/editableYaml';

/** The file from which Cluster API makes one cluster, opened for editing. */
export interface Definition {
  path: string;
  documents: Document[];
  /** The Cluster itself, one of the documents. */
  cluster: Document;
}

/** Machines that are made and counted together. */
export interface WorkerSet {
  name: string;
  document: Document;
  /** Of the object inside of the document that has `replicas`. */
  path: (string | number)[];
  replicas?: number;
  /** The cluster autoscaler writes `replicas`. */
  autoscaled: boolean;
}

/** https://cluster-api.sigs.k8s.io/tasks/automated-machine-management/autoscaling */
const AUTOSCALER_BOUND =
  /^cluster\.x-k8s\.io\/cluster-api-autoscaler-node-group-(min|max)-size$/;

const topologyWorkersSchema = z.array(
  z.looseObject({
    name: z.string(),
    replicas: z.number().optional(),
    metadata: z
      .looseObject({
        annotations: z.record(z.string(), z.unknown()).optional(),
      })
      .optional(),
  }),
);

/** @throws InputError when the file is no YAML, or has not exactly one Cluster of that name */
export function openDefinition(
  path: string,
  text: string,
  name: string,
): Definition {
  const documents = parseEditable(
    text,
    line =>
      `cluster: ${quote(
        path,
      )} is not YAML in line ${line}; mend it in the fleet repository`,
  );
  const found = documents.filter(
    document =>
      isOfGroup(document, 'Cluster', 'cluster.x-k8s.io') &&
      document.getIn(['metadata', 'name']) === name,
  );
  if (found.length !== 1) {
    throw new InputError(
      `cluster: ${quote(path)} has ${found.length} Clusters of the name ${quote(
        name,
      )}; it must have one`,
    );
  }
  return { path, documents, cluster: found[0] };
}

/** What `kind` of a group of Cluster API the document is, whatever its version. */
export function isOfGroup(
  document: Document,
  kind: string,
  group: string,
): boolean {
  const apiVersion = document.get('apiVersion');
  return (
    document.get('kind') === kind &&
    typeof apiVersion === 'string' &&
    apiVersion.startsWith(`${group}/`)
  );
}

/** The worker machines that a definition asks for, in the order of the file. */
export function workerSetsOf({ documents, cluster }: Definition): WorkerSet[] {
  const path = ['spec', 'topology', 'workers', 'machineDeployments'];
  const topology = topologyWorkersSchema.safeParse(plainAt(cluster, path));
  const ofTopology = (topology.data ?? []).map(
    (workers, index): WorkerSet => ({
      name: workers.name,
      document: cluster,
      path: [...path, index],
      replicas: workers.replicas,
      autoscaled: isAutoscaled(workers.metadata?.annotations),
    }),
  );
  const deployments = documents
    .filter(document =>
      isOfGroup(document, 'MachineDeployment', 'cluster.x-k8s.io'),
    )
    .map((document): WorkerSet => {
      const replicas = document.getIn(['spec', 'replicas']);
      return {
        name: String(document.getIn(['metadata', 'name'])),
        document,
        path: ['spec'],
        ...(typeof replicas === 'number' && { replicas }),
        autoscaled: isAutoscaled(
          plainAt(document, ['metadata', 'annotations']),
        ),
      };
    });
  return [...ofTopology, ...deployments];
}

function isAutoscaled(annotations: unknown): boolean {
  return (
    typeof annotations === 'object' &&
    annotations !== null &&
    Object.keys(annotations).some(key => AUTOSCALER_BOUND.test(key))
  );
}

function plainAt(document: Document, path: readonly (string | number)[]) {
  let value: unknown = document.toJS({ maxAliasCount: 20 });
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}
