import { PlatformKind, platformKinds } from '../platform';
import type { SpokeClient } from '../spoke';

/** A spoke to run the contract on. */
export interface SpokeContractWorld {
  /** May read what docs/manifests/spoke-reader.yaml grants. */
  client: SpokeClient;
  /** The same spoke with a token that nobody issued. */
  stranger: SpokeClient;
  expected: {
    /** Names of all nodes, in any order. */
    nodes: string[];
    pods: number;
    /** `namespace/name` of the pods that do not run. */
    notRunning: string[];
    /** Is the metrics API installed? */
    metrics: boolean;
    /** What tells how the spoke is set up and is there; the rest is `notFound`. */
    platform: PlatformKind[];
  };
  stop(): Promise<void>;
}

/**
 * What every SpokeClient must do, on any implementation of the Kubernetes API.
 * Call it inside a `describe`; it needs Jest's globals.
 */
export function spokeClientContract(
  start: () => Promise<SpokeContractWorld>,
): void {
  let world: SpokeContractWorld;
  const { signal } = new AbortController();

  beforeAll(async () => {
    world = await start();
  }, 60_000);

  afterAll(async () => {
    await world?.client.close();
    await world?.stranger.close();
    await world?.stop();
  }, 60_000);

  it('hears the API server and its version', async () => {
    const answer = await world.client.probe({ signal });
    expect(answer.kubernetesVersion).toMatch(/^v1\.\d+\.\d+/);
  });

  it('lists every node with what can be allocated', async () => {
    const nodes = await world.client.listNodes({ signal });
    expect(nodes.map(node => node.name).sort()).toEqual(
      [...world.expected.nodes].sort(),
    );
    for (const node of nodes) {
      expect(node.cpuAllocatable).toBeGreaterThan(0);
      expect(node.memoryAllocatable).toBeGreaterThan(1_000_000);
    }
  });

  it('counts all pods and names those that do not run', async () => {
    const pods = await world.client.readPods({ signal });
    expect(pods.total).toBe(world.expected.pods);
    const names = pods.notRunning.map(pod => `${pod.namespace}/${pod.name}`);
    expect(names.sort()).toEqual([...world.expected.notRunning].sort());
    expect(pods.notRunning.every(pod => pod.reason !== '')).toBe(true);
  });

  it('reads usage, or says that the metrics API is not installed', async () => {
    const answer = await world.client.readUsage({ signal }).then(
      usage => ({ nodes: Object.keys(usage).sort() }),
      error => ({ kind: error.kind }),
    );
    expect(answer).toEqual(
      world.expected.metrics
        ? { nodes: [...world.expected.nodes].sort() }
        : { kind: 'notFound' },
    );
  });

  it('may read add-ons', async () => {
    await expect(world.client.listAddOns({ signal })).resolves.toEqual(
      expect.any(Array),
    );
  });

  it('tells how the spoke is set up, and what is not installed', async () => {
    const { client, expected } = world;
    if (!client.listPlatform) return;
    const there: PlatformKind[] = [];
    const troubles: unknown[] = [];
    for (const kind of platformKinds) {
      await client.listPlatform(kind, { signal }).then(
        () => there.push(kind),
        ({ name, kind: trouble }) => troubles.push({ name, trouble }),
      );
    }
    const absent = { name: 'SourceError', trouble: 'notFound' };
    expect(troubles).toEqual(troubles.map(() => absent));
    expect(there).toEqual(expected.platform);
  });

  it('says what our credential may read, if it can say', async () => {
    const findings = (await world.client.checkAccess?.({ signal })) ?? [];
    const absent = findings.flatMap(({ reading, trouble }) =>
      trouble ? [{ reading, kind: trouble.kind }] : [],
    );
    expect(absent).toEqual(
      world.expected.metrics || findings.length === 0
        ? []
        : [{ reading: 'nodeMetrics', kind: 'notFound' }],
    );
  });

  it('calls a refused token a refused token, not an outage', async () => {
    await expect(world.stranger.listNodes({ signal })).rejects.toMatchObject({
      name: 'SourceError',
      kind: expect.stringMatching(/^(unauthorized|forbidden)$/),
    });
  });

  it('ends a call with its signal', async () => {
    const aborted = AbortSignal.abort();
    await expect(
      world.client.listNodes({ signal: aborted }),
    ).rejects.toMatchObject({ name: 'SourceError', kind: 'unreachable' });
  });
}
