import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import type { Entity } from '@backstage/catalog-model';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { JsonObject } from '@backstage/types';
import {
  fleetApplicationReadPermission,
  fleetClusterReadPermission,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { stringify } from 'yaml';
import { z } from 'zod';
import {
  applicationSetSpec,
  buildHub,
  FakeFleetModel,
  FakeSpokeVoices,
  fleetWorld,
  unreachable,
} from '../__testUtils__';
import {
  FleetRoutesOptions,
  startFleetRoutes,
} from '../__testUtils__/startFleetRoutes';
import {
  createFleetApplicationConditionalDecision,
  createFleetClusterConditionalDecision,
  fleetApplicationConditions,
  fleetClusterConditions,
} from '../permissions';
import { auditedRegistry } from './auditedRegistry';
import { registerActions } from './registerActions';

const checkout: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'checkout' },
  relations: [{ type: 'ownedBy', targetRef: 'group:default/checkout' }],
};

const answerSchema = z.record(z.string(), z.unknown());

/** Some fields of each row of a list. */
function rows(list: unknown, ...keys: string[]): unknown[][] {
  return z
    .array(answerSchema)
    .parse(list)
    .map(row => keys.map(key => row[key]));
}

async function startActions(options: FleetRoutesOptions = {}) {
  const { service, auditor, events } = await startFleetRoutes({
    entities: [checkout],
    ...options,
  });
  const registry = actionsRegistryServiceMock();
  const auth = mockServices.auth();
  registerActions(auditedRegistry({ registry, auditor, auth }), service);
  const invoke = async (name: string, input: JsonObject) => {
    const { output } = await registry.invoke({
      id: `test:${name}`,
      input,
      credentials: mockCredentials.user(),
    });
    return answerSchema.parse(output);
  };
  const records = () =>
    auditor.createEvent.mock.calls.map(([{ eventId, meta }], index) => ({
      eventId,
      meta,
      outcome: events[index]?.outcome,
    }));
  return { registry, invoke, records };
}

describe('the actions of the fleet', () => {
  it('are all marked as looking only, and need a permission to be seen', async () => {
    const { registry } = await startActions();
    const { actions } = await registry.list();
    expect(actions.map(({ name }) => name)).toEqual([
      'list-fleet-clusters',
      'get-service-deployments',
      'find-lagging-clusters',
      'explain-placement',
      'preview-applicationset',
    ]);
    for (const { attributes } of actions) {
      expect(attributes).toEqual({
        readOnly: true,
        destructive: false,
        idempotent: true,
      });
    }
    const permissions = [...registry.actions.values()].map(
      ({ visibilityPermission }) => visibilityPermission?.name,
    );
    expect(new Set(permissions)).toEqual(
      new Set(['fleet.read', 'fleet.placement.preview']),
    );
  });

  it('say that a service has no Application instead of nothing', async () => {
    const { invoke } = await startActions();
    for (const name of ['get-service-deployments', 'find-lagging-clusters']) {
      expect(await invoke(name, { service: 'nope' })).toMatchObject({
        words:
          'No Application that you may see belongs to nope. It may be called otherwise, or its ApplicationSet makes none: explain-placement says why.',
      });
      expect(await invoke(name, { service: 'checkout' })).not.toHaveProperty(
        'words',
        expect.any(String),
      );
    }
  });

  it('list clusters, and those in trouble', async () => {
    const spokes = new FakeSpokeVoices().set(
      'prod-hub',
      'prod-ap-2',
      unreachable(),
    );
    const { invoke } = await startActions({ spokes });
    const all = await invoke('list-fleet-clusters', {});
    expect(all.clusters).toHaveLength(5);
    const troubled = await invoke('list-fleet-clusters', {
      environment: 'prod',
      troubledOnly: true,
    });
    expect(troubled.clusters).toMatchObject([
      {
        name: 'prod-ap-2',
        hubSays: 'Successful',
        probe: 'unreachable',
        contradicted: true,
        reason: 'i/o timeout on port 6443',
      },
      { name: 'prod-eu-1' },
    ]);
    expect(troubled.unheard).toEqual([
      expect.objectContaining({ cluster: 'prod-ap-2', state: 'unreachable' }),
    ]);
  });

  it.each(['checkout', 'component:default/checkout'])(
    'tell where %s runs',
    async service => {
      const { invoke } = await startActions();
      const found = await invoke('get-service-deployments', { service });
      expect(found.entityRef).toBe('component:default/checkout');
      expect(found.applications).toHaveLength(5);
      expect(
        rows(found.applications, 'cluster', 'version', 'state')[0],
      ).toEqual(['prod-eu-1', '2.14.3', 'degraded']);
      expect(rows(found.applications, 'hub', 'namespace', 'name')[0]).toEqual([
        'prod-hub',
        'argocd',
        'checkout-prod-eu-1',
      ]);
      expect(rows(found.environments, 'name', 'version')).toEqual([
        ['dev', '2.17.0'],
        ['staging', '2.16.0'],
        ['prod', '2.14.3'],
      ]);
    },
  );

  it('tell of a service that is not in the catalog, and of one that is nowhere', async () => {
    const { invoke } = await startActions();
    const cart = await invoke('get-service-deployments', { service: 'cart' });
    expect(cart.applications).toHaveLength(3);
    const none = await invoke('get-service-deployments', { service: 'none' });
    expect(none).toMatchObject({ applications: [], environments: [] });
    await expect(
      invoke('get-service-deployments', { service: 'component:' }),
    ).rejects.toThrow(/'component:' is no entity reference/);
  });

  it('find the clusters that lag, and say why', async () => {
    const { invoke } = await startActions();
    const found = await invoke('find-lagging-clusters', {
      service: 'checkout',
      environment: 'prod',
    });
    expect(found).toMatchObject({
      newest: '2.17.0',
      basis: 'version',
      upToDate: 1,
    });
    expect(rows(found.lagging, 'cluster', 'version', 'releasesBehind')).toEqual(
      [
        ['prod-eu-1', '2.14.3', 2],
        ['prod-ap-2', '2.14.3', 2],
        ['prod-us-1', '2.14.1', 3],
      ],
    );
    expect(rows(found.lagging, 'why')[2]).toEqual([
      'No cluster of prod runs 2.17.0 yet: it was not promoted.',
    ]);
  });

  it('explain a placement', async () => {
    const { invoke } = await startActions();
    const not = await invoke('explain-placement', {
      service: 'cart',
      cluster: 'prod-ap-2',
    });
    expect(not.words).toMatch(/^cart is not placed on prod-ap-2: .*tier/);
    expect(not.placements).toMatchObject([
      { hub: 'prod-hub', applicationSet: 'cart', matched: false },
    ]);
    const is = await invoke('explain-placement', {
      service: 'checkout',
      cluster: 'prod-eu-1',
    });
    expect(is.words).toBe(
      'checkout is placed on prod-eu-1 by checkout: checkout-prod-eu-1 is degraded.',
    );
    const broken = await invoke('explain-placement', {
      service: 'loyalty',
      cluster: 'prod-us-1',
    });
    expect(broken.words).toMatch(/no Application yet: .*nothere/);
    const nowhere = await invoke('explain-placement', {
      service: 'cart',
      cluster: 'mars',
    });
    expect(nowhere.words).toMatch(/has a cluster mars that you may see/);
    const stray = await invoke('explain-placement', {
      service: 'stray',
      cluster: 'mars',
    });
    expect(stray.words).toMatch(/^No ApplicationSet that you may see/);
  });

  it('preview an ApplicationSet', async () => {
    const { invoke } = await startActions();
    const manifest = stringify({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'ApplicationSet',
      metadata: { name: 'cart', namespace: 'argocd' },
      spec: applicationSetSpec('cart', { env: 'prod' }),
    });
    const preview = await invoke('preview-applicationset', {
      manifest,
      hubs: ['prod-hub'],
    });
    expect(preview).toMatchObject({ added: 1, removed: 1 });
    expect(rows(preview.hubs, 'changesLeftOut')).toEqual([[0]]);
    const [[changes, unmatched]] = rows(
      preview.hubs,
      'changes',
      'unmatchedClusters',
    );
    expect(changes).toContainEqual(
      expect.objectContaining({ change: 'added', cluster: 'prod-ap-2' }),
    );
    expect(rows(changes, 'change')).not.toContainEqual(['unchanged']);
    expect(rows(unmatched, 'cluster')).toEqual([['staging-eu-1']]);
    for (const bad of ['a: [', '- 1', 'just words']) {
      await expect(
        invoke('preview-applicationset', { manifest: bad }),
      ).rejects.toThrow(/The manifest cannot be read/);
    }
  });

  it('show their caller no more than the pages do', async () => {
    const onlyCheckout = createFleetApplicationConditionalDecision(
      fleetApplicationReadPermission,
      fleetApplicationConditions.isOwner({
        claims: ['group:default/checkout'],
      }),
    );
    const { invoke } = await startActions({
      decisions: {
        'fleet.application.read': onlyCheckout,
        'fleet.placement.preview': { result: AuthorizeResult.DENY },
      },
    });
    const hidden = await invoke('get-service-deployments', { service: 'cart' });
    expect(hidden.applications).toEqual([]);
    const own = await invoke('find-lagging-clusters', { service: 'checkout' });
    expect(own.lagging).not.toEqual([]);
    const placement = await invoke('explain-placement', {
      service: 'cart',
      cluster: 'prod-eu-1',
    });
    expect(placement.placements).toEqual([]);
    await expect(
      invoke('preview-applicationset', { manifest: 'metadata: {}' }),
    ).rejects.toThrow(/fleet\.placement\.preview/);
  });

  it('name no cluster that their caller may not see', async () => {
    const { invoke } = await startActions({
      decisions: {
        'fleet.cluster.read': createFleetClusterConditionalDecision(
          fleetClusterReadPermission,
          fleetClusterConditions.inEnvironment({ environments: ['staging'] }),
        ),
      },
    });
    const { clusters } = await invoke('list-fleet-clusters', {});
    expect(rows(clusters, 'name')).toEqual([['staging-eu-1']]);
    const answers = await Promise.all(
      ['prod-ap-2', 'mars'].map(cluster =>
        invoke('explain-placement', { service: 'cart', cluster }),
      ),
    );
    // What is hidden is answered like what is not there.
    expect(JSON.stringify(answers[0]).replaceAll('prod-ap-2', 'mars')).toBe(
      JSON.stringify(answers[1]),
    );
  });

  it('refuse who may not see the fleet', async () => {
    const { invoke, records } = await startActions({
      decisions: { 'fleet.read': { result: AuthorizeResult.DENY } },
    });
    await expect(invoke('list-fleet-clusters', {})).rejects.toThrow(
      /fleet\.read/,
    );
    expect(records()).toEqual([
      {
        eventId: 'fleet-access',
        meta: { action: 'list-fleet-clusters', caller: 'user:default/mock' },
        outcome: 'fail',
      },
    ]);
  });

  it('put every preview on record with its caller, and nothing that is only read', async () => {
    const { invoke, records } = await startActions();
    await invoke('list-fleet-clusters', {});
    await invoke('preview-applicationset', {
      manifest: stringify({
        metadata: { name: 'cart', namespace: 'argocd' },
        spec: applicationSetSpec('cart', { env: 'prod' }),
      }),
    });
    await expect(
      invoke('preview-applicationset', { manifest: '- 1' }),
    ).rejects.toThrow(/The manifest cannot be read/);
    const meta = {
      action: 'preview-applicationset',
      caller: 'user:default/mock',
    };
    expect(records()).toEqual([
      { eventId: 'placement-preview', meta, outcome: 'success' },
      { eventId: 'placement-preview', meta, outcome: 'fail' },
    ]);
  });

  it('name the hub that was not heard', async () => {
    const [prod, lab] = fleetWorld();
    const silent = buildHub(
      'lab-hub',
      {},
      {
        ...lab,
        voice: {
          ...lab.voice,
          state: 'unreachable',
          reason: 'connection refused',
        },
      },
    );
    const { invoke } = await startActions({
      model: new FakeFleetModel([prod, silent]),
    });
    const found = await invoke('find-lagging-clusters', {
      service: 'checkout',
    });
    expect(found.unheard).toEqual([
      expect.objectContaining({
        hub: 'lab-hub',
        state: 'unreachable',
        reason: 'connection refused',
      }),
    ]);
  });
});
