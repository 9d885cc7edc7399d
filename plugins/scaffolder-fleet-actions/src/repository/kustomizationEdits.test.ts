import { createMockDirectory } from '@backstage/backend-test-utils';
import { repositoryOver } from '../__testUtils__/repositoryOver';
import { fleetRepository, github } from '../__testUtils__/runIn';
import { FleetFiles } from './FleetFiles';
import {
  kustomizationsWith,
  kustomizationsWithout,
} from './kustomizationEdits';

const workspace = createMockDirectory();
const filesOver = (files: Record<string, string>) =>
  new FleetFiles({
    workspacePath: workspace.path,
    repository: fleetRepository,
    reader: repositoryOver(() => files),
    integrations: github,
  });

const teams = 'bootstrap/projects/kustomization.yaml';
const hub = 'clusters/prod-hub/kustomization.yaml';

describe('kustomizations', () => {
  it('list new manifests of their own folder, each once, and stay as they were otherwise', async () => {
    const files = filesOver({
      [teams]: '# Teams\nresources: [shop.yaml]\n',
      [hub]: 'resources:\n  - ./prod-eu-1.yaml # the first\n',
    });
    expect(
      await kustomizationsWith(files, [
        'bootstrap/projects/ledger.yaml',
        'clusters/prod-hub/prod-eu-1.yaml',
        'clusters/prod-hub/prod-eu-2.yaml',
        'clusters/prod-hub/prod-eu-2.platform.yaml',
        'provisioning/prod-hub/prod-eu-2.yaml',
      ]),
    ).toEqual([
      {
        path: teams,
        content: '# Teams\nresources: [ shop.yaml, ledger.yaml ]\n',
      },
      {
        path: hub,
        content:
          'resources:\n  - ./prod-eu-1.yaml # the first\n  - prod-eu-2.yaml\n  - prod-eu-2.platform.yaml\n',
      },
    ]);
  });

  it('need no change where they list them already, or nothing of them', async () => {
    const files = filesOver({ [hub]: 'resources: [prod-eu-1.yaml]\n' });
    const manifests = ['clusters/prod-hub/prod-eu-1.yaml'];
    expect(await kustomizationsWith(files, manifests)).toEqual([]);
    expect(
      await kustomizationsWithout(files, ['clusters/prod-hub/prod-eu-9.yaml']),
    ).toEqual([]);
  });

  it('leave out what goes', async () => {
    const files = filesOver({
      [hub]: 'resources:\n  - prod-eu-1.yaml\n  - prod-eu-2.yaml # stays\n',
    });
    const manifests = ['clusters/prod-hub/prod-eu-1.yaml'];
    expect(await kustomizationsWithout(files, manifests)).toEqual([
      { path: hub, content: 'resources:\n  - prod-eu-2.yaml # stays\n' },
    ]);
  });
});
