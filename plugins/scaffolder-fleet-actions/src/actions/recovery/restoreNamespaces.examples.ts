import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const example = (input: object) =>
  stringify({
    steps: [
      {
        id: 'restore',
        name: 'Write the Restore',
        action: 'fleet:recovery:restore',
        input: {
          repository: { repoUrl: 'github.com?owner=acme&repo=fleet' },
          hub: 'prod-hub',
          cluster: 'prod-eu-1',
          backup: 'nightly-20261120010000',
          ...input,
        },
      },
    ],
  });

export const examples: TemplateExample[] = [
  {
    description: 'Proves by a drill that a namespace can be restored',
    example: example({ namespaces: ['ledger'], drill: true }),
  },
  {
    description:
      'Brings two namespaces back to the backup, one of them under another name',
    example: example({
      namespaces: ['ledger', 'invoices'],
      namespaceMapping: { invoices: 'invoices-of-friday' },
      existingResourcePolicy: 'update',
      name: 'after-the-outage',
      project: 'platform',
    }),
  },
];
