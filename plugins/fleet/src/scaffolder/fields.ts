import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import {
  clusterGroupSchema,
  clusterReviewSchema,
  dnsWeightsSchema,
  environmentSchema,
  generatorSchema,
  hubsSchema,
  labelEditsSchema,
  labelListSchema,
  labelValueSchema,
  placementSchema,
  presentSchema,
  showingSchema,
  sourceSchema,
  tickedSchema,
  repositorySchema,
  reviewSchema,
  wordListSchema,
  wordSchema,
} from './fieldSchemas';
import { FilesByCluster } from './files/FilesByCluster';
import {
  GeneratorBuilder,
  validatePlacementGenerator,
} from './generator/GeneratorBuilder';
import { ClusterLabels, validateClusterLabels } from './cluster/ClusterLabels';
import { ClusterReview } from './cluster/ClusterReview';
import { validateClusterReview } from './cluster/validateClusterReview';
import { LabelList } from './lists/LabelList';
import { WordList } from './lists/WordList';
import { BackupPicker } from './pickers/BackupPicker';
import { ClusterPicker } from './pickers/ClusterPicker';
import { DnsNameField, validateDnsName } from './pickers/DnsNameField';
import { HubPicker, validateHubs } from './pickers/HubPicker';
import { ReleasePicker } from './pickers/ReleasePicker';
import { RepositoryField, validateRepository } from './pickers/RepositoryField';
import {
  EnvironmentPicker,
  LabelValuePicker,
  ProjectPicker,
  validateLabelValue,
  validateProject,
} from './pickers/WordPickers';
import { ClusterGroup, validateClusterGroup } from './network/ClusterGroup';
import { ConnectReview } from './network/ConnectReview';
import { PlacementReview } from './placement/PlacementReview';
import { validateReview } from './placement/reviewValue';
import {
  SelectorBuilder,
  validateGenerator,
} from './placement/SelectorBuilder';
import { PlatformReview } from './platform/PlatformReview';
import { ChangeReview } from './present/ChangeReview';
import { PresentValues } from './present/PresentValues';
import { validateChange } from './present/validateChange';
import { DnsWeights, validateDnsWeights } from './recovery/DnsWeights';
import { RetirementReview } from './removals/RetirementReview';
import { validateRetirement } from './removals/validateRetirement';
import { RevisionField } from './source/RevisionField';
import { SourceField } from './source/SourceField';

/** Everything that a form field is, for both frontend systems. */
export const fieldOptions = {
  repository: {
    name: 'FleetRepository',
    component: RepositoryField,
    validation: validateRepository,
    schema: repositorySchema,
  },
  name: {
    name: 'FleetNameField',
    component: DnsNameField,
    validation: validateDnsName,
    schema: wordSchema,
  },
  namespace: {
    name: 'FleetNamespaceField',
    component: DnsNameField,
    validation: validateDnsName,
    schema: wordSchema,
  },
  hub: {
    name: 'FleetHubPicker',
    component: HubPicker,
    validation: validateHubs,
    schema: hubsSchema,
  },
  cluster: {
    name: 'FleetClusterPicker',
    component: ClusterPicker,
    schema: wordSchema,
  },
  backup: {
    name: 'FleetBackupPicker',
    component: BackupPicker,
    schema: wordSchema,
  },
  project: {
    name: 'FleetProjectPicker',
    component: ProjectPicker,
    validation: validateProject,
    schema: wordSchema,
  },
  environment: {
    name: 'FleetEnvironmentPicker',
    component: EnvironmentPicker,
    validation: validateLabelValue,
    schema: environmentSchema,
  },
  release: {
    name: 'FleetReleasePicker',
    component: ReleasePicker,
    schema: wordSchema,
  },
  labelValue: {
    name: 'FleetLabelValueField',
    component: LabelValuePicker,
    validation: validateLabelValue,
    schema: labelValueSchema,
  },
  selector: {
    name: 'FleetSelectorBuilder',
    component: SelectorBuilder,
    validation: validateGenerator,
    schema: generatorSchema,
  },
  generator: {
    name: 'FleetGeneratorBuilder',
    component: GeneratorBuilder,
    validation: validatePlacementGenerator,
    schema: placementSchema,
  },
  review: {
    name: 'FleetPlacementReview',
    component: PlacementReview,
    validation: validateReview,
    schema: reviewSchema,
  },
  source: {
    name: 'FleetSourceField',
    component: SourceField,
    schema: sourceSchema,
  },
  revision: {
    name: 'FleetRevisionField',
    component: RevisionField,
    schema: wordSchema,
  },
  present: {
    name: 'FleetPresentValues',
    component: PresentValues,
    schema: presentSchema,
  },
  change: {
    name: 'FleetChangeReview',
    component: ChangeReview,
    validation: validateChange,
    schema: tickedSchema,
  },
  retirement: {
    name: 'FleetRetirementReview',
    component: RetirementReview,
    validation: validateRetirement,
    schema: tickedSchema,
  },
  files: {
    name: 'FleetFilesByCluster',
    component: FilesByCluster,
    schema: showingSchema,
  },
  platformReview: {
    name: 'FleetPlatformReview',
    component: PlatformReview,
    schema: showingSchema,
  },
  clusterGroup: {
    name: 'FleetClusterGroup',
    component: ClusterGroup,
    validation: validateClusterGroup,
    schema: clusterGroupSchema,
  },
  connectReview: {
    name: 'FleetConnectReview',
    component: ConnectReview,
    schema: showingSchema,
  },
  words: {
    name: 'FleetWordList',
    component: WordList,
    schema: wordListSchema,
  },
  labels: {
    name: 'FleetLabelList',
    component: LabelList,
    schema: labelListSchema,
  },
  dnsWeights: {
    name: 'FleetDnsWeights',
    component: DnsWeights,
    validation: validateDnsWeights,
    schema: dnsWeightsSchema,
  },
  clusterLabels: {
    name: 'FleetClusterLabels',
    component: ClusterLabels,
    validation: validateClusterLabels,
    schema: labelEditsSchema,
  },
  clusterReview: {
    name: 'FleetClusterReview',
    component: ClusterReview,
    validation: validateClusterReview,
    schema: clusterReviewSchema,
  },
};

export const repositoryField = createFormField(fieldOptions.repository);
export const nameField = createFormField(fieldOptions.name);
export const namespaceField = createFormField(fieldOptions.namespace);
export const hubField = createFormField(fieldOptions.hub);
export const clusterField = createFormField(fieldOptions.cluster);
export const backupField = createFormField(fieldOptions.backup);
export const projectField = createFormField(fieldOptions.project);
export const environmentField = createFormField(fieldOptions.environment);
export const releaseField = createFormField(fieldOptions.release);
export const labelValueField = createFormField(fieldOptions.labelValue);
export const selectorField = createFormField(fieldOptions.selector);
export const generatorField = createFormField(fieldOptions.generator);
export const reviewField = createFormField(fieldOptions.review);
export const sourceField = createFormField(fieldOptions.source);
export const revisionField = createFormField(fieldOptions.revision);
export const presentField = createFormField(fieldOptions.present);
export const changeField = createFormField(fieldOptions.change);
export const retirementField = createFormField(fieldOptions.retirement);
export const filesField = createFormField(fieldOptions.files);
export const platformReviewField = createFormField(fieldOptions.platformReview);
export const clusterGroupField = createFormField(fieldOptions.clusterGroup);
export const connectReviewField = createFormField(fieldOptions.connectReview);
export const wordsField = createFormField(fieldOptions.words);
export const labelsField = createFormField(fieldOptions.labels);
export const dnsWeightsField = createFormField(fieldOptions.dnsWeights);
export const clusterLabelsField = createFormField(fieldOptions.clusterLabels);
export const clusterReviewField = createFormField(fieldOptions.clusterReview);
