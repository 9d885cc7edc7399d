import { InputError } from '@backstage/errors';
import {
  definitionFile,
  quote,
  RepositoryLayout,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { FleetFiles } from '../repository/FleetFiles';
import type { WorkspaceFile } from '../workspace/WorkspaceFiles';
import { editedText } from '../yaml/editableYaml';
import { reconcileAt } from '../yaml/reconcile';
import { CLUSTER_NAME_LABEL } from './buildResourceSet';
import { openDefinition } from './definitionDocuments';

interface SelectableDefinition {
  /** Absent where the definition leaves it to whoever applies it. */
  namespace?: string;
  /** The file with the label, where it was without. */
  edit?: WorkspaceFile;
}

/**
 * The definition from which Cluster API makes a cluster, with the label by which
 * a ClusterResourceSet finds it; everything else stays as it is.
 *
 * @throws InputError when it is not in the repository, or its Cluster has the
 * label with another value
 */
export async function selectableDefinition(
  files: Pick<FleetFiles, 'find'>,
  target: { hub: string; cluster: string; layout?: RepositoryLayout },
): Promise<SelectableDefinition> {
  const path = definitionFile(target.hub, target.cluster, target.layout);
  const text = await files.find(path);
  if (text === undefined) {
    throw new InputError(
      `bootstrap: ${quote(
        path,
      )} is not in the fleet repository, so no Cluster API is known to make ${
        target.cluster
      }; provision it from there, or take operator and apply the manifests yourself`,
    );
  }
  const { cluster, documents } = openDefinition(path, text, target.cluster);
  const labelPath = ['metadata', 'labels', CLUSTER_NAME_LABEL];
  const present = cluster.getIn(labelPath);
  if (present !== undefined && present !== target.cluster) {
    throw new InputError(
      `bootstrap: the Cluster in ${quote(
        path,
      )} has the label ${CLUSTER_NAME_LABEL} with another value than its name; mend it there, since it would be taken for another Cluster`,
    );
  }
  if (present === undefined) {
    reconcileAt(cluster, labelPath, target.cluster, {
      file: path,
      others: 'keep',
    });
  }
  const namespace = cluster.getIn(['metadata', 'namespace']);
  return {
    ...(typeof namespace === 'string' && { namespace }),
    ...(present === undefined && {
      edit: { path, content: editedText(documents, text) },
    }),
  };
}
