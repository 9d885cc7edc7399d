import { InputError } from '@backstage/errors';
import {
  compareVersions,
  minorOf,
  minorsBetween,
  quote,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { Document } from 'yaml';
import { z } from 'zod';
import { editedText } from '../yaml/editableYaml';
import { reconcileAt } from '../yaml/reconcile';
import { Definition, isOfGroup, openDefinition } from './definitionDocuments';

/** A version that the definition of a cluster asks for. */
export interface VersionChange {
  /** `KubeadmControlPlane prod-eu-1-control-plane` */
  object: string;
  from: string;
}

export interface UpgradedDefinition {
  text: string;
  /** In the order of the file; none when it asks for the version already. */
  changes: VersionChange[];
}

interface VersionPlace extends VersionChange {
  document: Document;
  path: string[];
  isControlPlane: boolean;
}

const referenceSchema = z.object({ kind: z.string(), name: z.string() });

/**
 * The definition of a cluster with another version of Kubernetes in its
 * topology, or in its control plane and all its workers; comments, order and
 * everything else stay. Cluster API upgrades the control plane first whatever
 * the order.
 *
 * @throws InputError when that would be a downgrade, leave out a minor version,
 * or make machines that cannot run it
 */
export function upgradeDefinition(
  path: string,
  text: string,
  { cluster, version }: { cluster: string; version: string },
): UpgradedDefinition {
  const definition = openDefinition(path, text, cluster);
  const places = versionPlacesOf(definition, cluster);
  if (!places.some(({ isControlPlane }) => isControlPlane)) {
    throw new InputError(
      `cluster: ${quote(
        path,
      )} says of no control plane which version it runs; set it there by hand`,
    );
  }
  for (const place of places) refuseUnfit(path, place, version);
  const changed = places.filter(({ from }) => from !== version);
  if (changed.length === 0) return { text, changes: [] };
  refusePinnedImages(definition);
  for (const place of changed) {
    reconcileAt(place.document, place.path, version, {
      file: path,
      others: 'keep',
    });
  }
  return {
    text: editedText(definition.documents, text),
    changes: changed.map(({ object, from }) => ({ object, from })),
  };
}

function versionPlacesOf(
  { documents, cluster }: Definition,
  name: string,
): VersionPlace[] {
  const plane = referenceSchema.safeParse(
    plain(cluster, ['spec', 'controlPlaneRef']),
  ).data;
  return documents.flatMap((document): VersionPlace[] => {
    const found = (path: string[], isControlPlane: boolean) => {
      const from = document.getIn(path);
      const object = `${document.get('kind')} ${document.getIn([
        'metadata',
        'name',
      ])}`;
      return typeof from === 'string'
        ? [{ object, from, document, path, isControlPlane }]
        : [];
    };
    if (document === cluster) {
      return found(['spec', 'topology', 'version'], true);
    }
    const isPlane =
      document.get('kind') === plane?.kind &&
      document.getIn(['metadata', 'name']) === plane?.name;
    if (isPlane) return found(['spec', 'version'], true);
    const isWorkers = ['MachineDeployment', 'MachinePool'].some(kind =>
      isOfGroup(document, kind, 'cluster.x-k8s.io'),
    );
    return isWorkers && document.getIn(['spec', 'clusterName']) === name
      ? found(['spec', 'template', 'spec', 'version'], false)
      : [];
  });
}

function refuseUnfit(
  path: string,
  { object, from, isControlPlane }: VersionPlace,
  version: string,
): void {
  const refuse = (words: string) => {
    throw new InputError(`version: ${object} in ${quote(path)} ${words}`);
  };
  const order = compareVersions(from, version);
  const before = minorOf(from);
  const after = minorOf(version);
  const minors = before && after && minorsBetween(before, after);
  if (order === undefined || minors === undefined) {
    refuse(
      `has ${quote(
        from,
      )}, which is not compared with ${version}; write it like ${version}`,
    );
  } else if (order > 0) {
    refuse(
      `has ${from}, and ${version} is older; a cluster is never downgraded: restore or replace it`,
    );
  } else if (isControlPlane && minors > 1) {
    refuse(
      `has ${from}, and no minor version may be left out on the way to ${version}; upgrade it by one first`,
    );
  }
}

/** New machines would boot the kubelet of an image that was built for the old version. */
function refusePinnedImages({ path, documents }: Definition): void {
  for (const document of documents) {
    const image = document.getIn(['spec', 'template', 'spec', 'ami', 'id']);
    const isTemplate = isOfGroup(
      document,
      'AWSMachineTemplate',
      'infrastructure.cluster.x-k8s.io',
    );
    if (isTemplate && typeof image === 'string') {
      const name = String(document.getIn(['metadata', 'name']));
      throw new InputError(
        `cluster: AWSMachineTemplate ${name} in ${quote(
          path,
        )} pins the image ${quote(
          image,
        )}, which was made for one version of Kubernetes; give it a new template whose image is looked up by version, and refer to that one`,
      );
    }
  }
}

function plain(document: Document, path: readonly string[]): unknown {
  let value: unknown = document.toJS({ maxAliasCount: 20 });
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}
