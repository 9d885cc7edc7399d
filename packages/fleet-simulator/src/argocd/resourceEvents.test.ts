import { startFleet, type Fleet } from '../fleet';

jest.setTimeout(60_000);

let fleet: Fleet;
beforeAll(async () => {
  fleet = await startFleet({ now: Date.UTC(2026, 10, 20, 14, 5) });
});
afterAll(() => fleet.stop());

interface Node {
  kind: string;
  uid: string;
  namespace: string;
  name: string;
  health?: { status: string };
}
interface EventList {
  message?: string;
  items: { type: string; reason: string; involvedObject: { uid: string } }[];
}

const name = 'checkout-api-prod-us-2';

async function ask<T>(path: string, query: Record<string, string> = {}) {
  const [hub] = fleet.urls.hubs;
  const response = await fetch(
    `${hub.url}/api/v1/applications/${name}/${path}?${new URLSearchParams(
      query,
    )}`,
    { headers: { authorization: `Bearer ${hub.token}` } },
  );
  return { status: response.status, body: (await response.json()) as T };
}

async function nodeOf(kind: string): Promise<Node> {
  const { body } = await ask<{ nodes: Node[] }>('resource-tree');
  const failing = body.nodes.filter(
    node => node.kind === kind && node.health?.status !== 'Healthy',
  );
  return failing[0];
}

const eventsOf = ({ uid, namespace, name: resourceName }: Node) =>
  ask<EventList>('events', {
    resourceUID: uid,
    resourceNamespace: namespace,
    resourceName,
  });

describe('the events of what an Application has on its spoke', () => {
  it.each([
    ['Pod', ['Scheduled', 'Pulled', 'Failed']],
    ['ReplicaSet', ['SuccessfulCreate']],
    ['Deployment', ['ScalingReplicaSet']],
  ])('are those of a %s', async (kind, reasons) => {
    const node = await nodeOf(kind);
    const { items } = (await eventsOf(node)).body;
    expect([...new Set(items.map(({ reason }) => reason))]).toEqual(reasons);
    for (const { involvedObject } of items) {
      expect(involvedObject.uid).toBe(node.uid);
    }
  });

  it('are refused for another uid, as Argo CD does', async () => {
    const pod = await nodeOf('Pod');
    const answer = await eventsOf({ ...pod, uid: '' });
    expect(answer.status).toBe(400);
    expect(answer.body.message).toBe(
      `${pod.name} not found as part of application ${name}`,
    );
  });

  it('go with the manifest of the pod', async () => {
    const { name: resourceName, namespace } = await nodeOf('Pod');
    const { body } = await ask<{ manifest: string }>('resource', {
      kind: 'Pod',
      version: 'v1',
      namespace,
      resourceName,
    });
    expect(JSON.parse(body.manifest)).toMatchObject({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: resourceName, namespace },
    });
  });
});
