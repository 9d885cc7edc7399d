import { z } from 'zod';
import { WireComments } from '../../dev/wireComments';
import { buildDocument } from './buildDocument';

/**
 * Answers of which every field says what it is: units, order, when it is absent.
 * One more comes in with its last field.
 */
const answered = [
  ...['ClustersResponse', 'ClusterDetail', 'ClusterListItem', 'ClusterSummary'],
  ...['Node', 'PodTrouble', 'AddOn', 'Capacity', 'ClusterUsage', 'ClusterRef'],
  ...['HubVoice', 'ProbeVoice', 'Source', 'PortalNotice', 'Phrase'],
  ...['ApplicationDetail', 'ApplicationSummary', 'ApplicationSource'],
  ...['HistoryEntry', 'Operation', 'TriedResource', 'TreeNode', 'ResourceDiff'],
  ...['Condition', 'Commit', 'HubObjectRef', 'ApplicationOffer'],
  ...['ClusterOffer', 'EntityDeployments', 'EnvironmentState', 'Deployment'],
  ...['RolloutsResponse', 'RolloutDetail', 'RolloutSummary', 'RolloutCluster'],
  ...['RolloutBlock', 'RolloutStep', 'Convergence', 'Delivery'],
  ...['DeliveryFigures', 'ClusterPlacement', 'OperationReceipt'],
  ...['SyncWindows', 'SyncWindowsResponse', 'RevisionResponse'],
];

interface Described {
  description?: string;
  $ref?: string;
  properties?: Record<string, Described>;
  items?: Described;
  oneOf?: Described[];
  anyOf?: Described[];
}

const schemasSchema = z.record(z.string(), z.custom<Described>());

/** A field that refers to a schema is described by that. */
function unsaid(schema: Described, path: string): string[] {
  const fields = Object.entries(schema.properties ?? {});
  const forms = [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])];
  return [
    ...fields.flatMap(([name, field]) => [
      ...(field.description || field.$ref ? [] : [`${path}.${name}`]),
      ...unsaid(field, `${path}.${name}`),
    ]),
    ...forms.flatMap(form => unsaid(form, path)),
    ...(schema.items ? unsaid(schema.items, `${path}[]`) : []),
  ];
}

it('says of every field of clusters, Applications, services and rollouts what it is', () => {
  const document = buildDocument({ comments: new WireComments() });
  const { components } = z
    .object({ components: z.object({ schemas: schemasSchema }) })
    .parse(document);
  expect(answered.filter(name => !components.schemas[name])).toEqual([]);
  expect(
    answered.flatMap(name => unsaid(components.schemas[name], name)),
  ).toEqual([]);
});
