import { manifestYaml } from '@fleet-portal/backstage-plugin-fleet-common';
import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import {
  expectFieldNamed,
  hostile,
  runsOfField,
} from '../__testUtils__/hostile';
import { provisionMarkdown } from '../markdown/provisionMarkdown';
import { buildDefinition } from './buildDefinition';
import { decodeProvision } from './provisionIntent';

const kubeadm = {
  repository: { repoUrl: 'github.com?owner=acme&repo=fleet' },
  hub: 'prod-hub',
  cluster: 'prod-eu-4',
  variant: 'kubeadm',
  version: 'v1.36.1',
  region: 'eu-west-1',
  controlPlane: { replicas: 3, instanceType: 'm7i.large' },
  workers: { replicas: 3, instanceType: 'm7i.large' },
};
const topology = {
  ...kubeadm,
  variant: 'topology',
  clusterClass: { name: 'aws-standard' },
};

const fields: [string, (text: string) => object][] = [
  ['hub', text => ({ ...kubeadm, hub: text })],
  ['cluster', text => ({ ...kubeadm, cluster: text })],
  ['namespace', text => ({ ...kubeadm, namespace: text })],
  ['variant', text => ({ ...kubeadm, variant: text })],
  ['version', text => ({ ...kubeadm, version: text })],
  ['region', text => ({ ...kubeadm, region: text })],
  ['environment', text => ({ ...kubeadm, environment: text })],
  ['tier', text => ({ ...kubeadm, tier: text })],
  ['vpcCidr', text => ({ ...kubeadm, vpcCidr: text })],
  ['podCidr', text => ({ ...kubeadm, podCidr: text })],
  ['sshKeyName', text => ({ ...kubeadm, sshKeyName: text })],
  [
    'controlPlane.instanceType',
    text => ({ ...kubeadm, controlPlane: { replicas: 3, instanceType: text } }),
  ],
  [
    'workers.instanceType',
    text => ({ ...kubeadm, workers: { replicas: 3, instanceType: text } }),
  ],
  ['region', text => ({ ...topology, region: text })],
  [
    'clusterClass.name',
    text => ({ ...topology, clusterClass: { name: text } }),
  ],
  [
    'clusterClass.workerClass',
    text => ({ ...topology, clusterClass: { name: 'a', workerClass: text } }),
  ],
  [
    'variables[0].name',
    text => ({ ...topology, variables: [{ name: text, value: 'x' }] }),
  ],
  [
    'variables[0].value',
    text => ({ ...topology, variables: [{ name: 'x', value: text }] }),
  ],
];

it.each(fields)(
  '%s of a definition is read back as it was, or refused by name',
  (field, inputWith) => {
    fc.assert(
      fc.property(hostile, text => {
        const decoded = decodeProvision(inputWith(text));
        expectFieldNamed(decoded, field);
        const manifests = decoded.ok ? buildDefinition(decoded.intent) : [];
        const written = manifestYaml(...manifests);
        const words = decoded.ok
          ? provisionMarkdown(decoded.intent, manifests, 'p')
          : '';
        expect(words).not.toMatch(/<script|\]\(/);
        for (const version of ['1.1', '1.2'] as const) {
          const read = [...parseAllDocuments(written, { version })];
          expect(read.map(document => document.toJS())).toEqual(
            JSON.parse(JSON.stringify(manifests)),
          );
        }
      }),
      runsOfField,
    );
  },
);
