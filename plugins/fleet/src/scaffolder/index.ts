import type { ExtensionDefinition } from '@backstage/frontend-plugin-api';
import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';

const load = () => import('./fields');

/**
 * The fields of the fleet's templates, for the scaffolder of the new frontend
 * system. Each is loaded when a form needs it.
 */
export const formFieldExtensions: ExtensionDefinition[] = [
  FormFieldBlueprint.make({
    name: 'repository',
    params: { field: () => load().then(fields => fields.repositoryField) },
  }),
  FormFieldBlueprint.make({
    name: 'name',
    params: { field: () => load().then(fields => fields.nameField) },
  }),
  FormFieldBlueprint.make({
    name: 'namespace',
    params: { field: () => load().then(fields => fields.namespaceField) },
  }),
  FormFieldBlueprint.make({
    name: 'hub',
    params: { field: () => load().then(fields => fields.hubField) },
  }),
  FormFieldBlueprint.make({
    name: 'cluster',
    params: { field: () => load().then(fields => fields.clusterField) },
  }),
  FormFieldBlueprint.make({
    name: 'backup',
    params: { field: () => load().then(fields => fields.backupField) },
  }),
  FormFieldBlueprint.make({
    name: 'project',
    params: { field: () => load().then(fields => fields.projectField) },
  }),
  FormFieldBlueprint.make({
    name: 'environment',
    params: { field: () => load().then(fields => fields.environmentField) },
  }),
  FormFieldBlueprint.make({
    name: 'release',
    params: { field: () => load().then(fields => fields.releaseField) },
  }),
  FormFieldBlueprint.make({
    name: 'label-value',
    params: { field: () => load().then(fields => fields.labelValueField) },
  }),
  FormFieldBlueprint.make({
    name: 'selector-builder',
    params: { field: () => load().then(fields => fields.selectorField) },
  }),
  FormFieldBlueprint.make({
    name: 'generator-builder',
    params: { field: () => load().then(fields => fields.generatorField) },
  }),
  FormFieldBlueprint.make({
    name: 'placement-review',
    params: { field: () => load().then(fields => fields.reviewField) },
  }),
  FormFieldBlueprint.make({
    name: 'source',
    params: { field: () => load().then(fields => fields.sourceField) },
  }),
  FormFieldBlueprint.make({
    name: 'revision',
    params: { field: () => load().then(fields => fields.revisionField) },
  }),
  FormFieldBlueprint.make({
    name: 'present-values',
    params: { field: () => load().then(fields => fields.presentField) },
  }),
  FormFieldBlueprint.make({
    name: 'change-review',
    params: { field: () => load().then(fields => fields.changeField) },
  }),
  FormFieldBlueprint.make({
    name: 'retirement-review',
    params: { field: () => load().then(fields => fields.retirementField) },
  }),
  FormFieldBlueprint.make({
    name: 'files-by-cluster',
    params: { field: () => load().then(fields => fields.filesField) },
  }),
  FormFieldBlueprint.make({
    name: 'platform-review',
    params: { field: () => load().then(fields => fields.platformReviewField) },
  }),
  FormFieldBlueprint.make({
    name: 'cluster-group',
    params: { field: () => load().then(fields => fields.clusterGroupField) },
  }),
  FormFieldBlueprint.make({
    name: 'connect-review',
    params: { field: () => load().then(fields => fields.connectReviewField) },
  }),
  FormFieldBlueprint.make({
    name: 'word-list',
    params: { field: () => load().then(fields => fields.wordsField) },
  }),
  FormFieldBlueprint.make({
    name: 'label-list',
    params: { field: () => load().then(fields => fields.labelsField) },
  }),
  FormFieldBlueprint.make({
    name: 'dns-weights',
    params: { field: () => load().then(fields => fields.dnsWeightsField) },
  }),
  FormFieldBlueprint.make({
    name: 'cluster-labels',
    params: { field: () => load().then(fields => fields.clusterLabelsField) },
  }),
  FormFieldBlueprint.make({
    name: 'cluster-review',
    params: { field: () => load().then(fields => fields.clusterReviewField) },
  }),
];
