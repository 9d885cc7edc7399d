import type { Entity } from '@backstage/catalog-model';
import type { CatalogProcessorResult } from '@backstage/plugin-catalog-node';
import type {
  MatrixResponse,
  SourceState,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { DeployedComponentProcessor } from './DeployedComponentProcessor';
import { DeployedComponents, refreshKey } from './DeployedComponents';

const component = (name: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, annotations: { 'example.com/kept': 'yes' } },
});

/** A fleet of one hub that answers with a page of two rows at a time. */
function fleetOf(refs: string[], version: number, state: SourceState = 'ok') {
  return {
    getMatrix: jest.fn(
      async (query: { offset?: number }): Promise<MatrixResponse> => {
        const offset = query.offset ?? 0;
        return {
          version,
          epoch: 'e',
          sources: [{ kind: 'hub', hub: 'prod-hub', state }],
          columns: [],
          versions: [],
          total: refs.length,
          offset,
          rows: refs.slice(offset, offset + 2).map(entityRef => ({
            service: entityRef,
            entityRef,
            toPromote: 0,
            cells: [],
            gaps: [],
          })),
        };
      },
    ),
  };
}

const [a, b, c] = ['a', 'b', 'c'].map(name => `component:default/${name}`);

describe('components that Applications name', () => {
  const refresh = jest.fn(async (_: { keys: string[] }) => {});
  let deployed: DeployedComponents;
  let cache: Map<string, unknown>;

  beforeEach(async () => {
    refresh.mockClear();
    cache = new Map();
    deployed = new DeployedComponents();
    await deployed.connect({ refresh, applyMutation: async () => {} });
  });

  async function processed(entity: Entity) {
    const emitted: CatalogProcessorResult[] = [];
    const location = { type: 'url', target: 'https://example.com' };
    const { metadata } = await new DeployedComponentProcessor(
      deployed,
    ).preProcessEntity(entity, location, one => emitted.push(one), location, {
      get: async <T>(key: string) => cache.get(key) as T | undefined,
      set: async (key, value) => void cache.set(key, value),
    });
    return { annotations: metadata.annotations, emitted };
  }

  it('are marked, over every page of the matrix, and looked at again', async () => {
    await deployed.update(fleetOf([a, b, c], 1));
    expect(refresh).toHaveBeenCalledWith({ keys: [a, b, c].map(refreshKey) });

    const { annotations, emitted } = await processed(component('c'));
    expect(annotations).toEqual({
      'example.com/kept': 'yes',
      'fleet-portal.io/deployed': 'true',
    });
    expect(emitted).toEqual([{ type: 'refresh', key: refreshKey(c) }]);
  });

  it('lose the mark when a hub that answers does not name them', async () => {
    await deployed.update(fleetOf([a, b], 1));
    await processed(component('b'));
    await deployed.update(fleetOf([a], 2));

    expect(refresh).toHaveBeenLastCalledWith({ keys: [refreshKey(b)] });
    expect((await processed(component('b'))).annotations).toEqual({
      'example.com/kept': 'yes',
    });
  });

  it('keep the mark while their hub is not heard', async () => {
    await deployed.update(fleetOf([a], 1));
    await deployed.update(fleetOf([], 2, 'unreachable'));

    expect(refresh).toHaveBeenCalledTimes(1);
    expect((await processed(component('a'))).annotations).toHaveProperty(
      ['fleet-portal.io/deployed'],
      'true',
    );
  });

  it('keep the mark over a restart, until every hub was heard', async () => {
    cache.set('deployed', true);
    await deployed.update(fleetOf([], 1, 'pending'));
    const early = await processed(component('a'));
    expect(early.annotations).toHaveProperty(['fleet-portal.io/deployed']);

    await deployed.update(fleetOf([], 2));
    const late = await processed(component('a'));
    expect(late.annotations).not.toHaveProperty(['fleet-portal.io/deployed']);
  });

  it('are not asked for again while the fleet has not changed', async () => {
    await deployed.update(fleetOf([a, b, c], 1));
    const again = fleetOf([a, b, c], 1);
    await deployed.update(again);
    expect(again.getMatrix).toHaveBeenCalledTimes(1);
    expect(refresh).toHaveBeenCalledTimes(1);
  });

  it('leaves what is no component alone', async () => {
    await deployed.update(fleetOf(['system:default/a'], 1));
    const { annotations, emitted } = await processed({
      ...component('a'),
      kind: 'System',
    });
    expect(annotations).not.toHaveProperty(['fleet-portal.io/deployed']);
    expect(emitted).toEqual([]);
  });
});
