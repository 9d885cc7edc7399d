import { z } from 'zod';

/** Suffixes of a Kubernetes quantity, as apimachinery's resource.Quantity defines them. */
const factors: Record<string, number> = {
  '': 1,
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

const pattern =
  /^([+-]?\d{1,20}(?:\.\d{0,20})?(?:[eE][+-]?\d{1,2})?)([numkMGTPE]|[KMGTPE]i)?$/;

/** Cores or bytes of a quantity such as `250m` or `16Gi`; undefined when it is none. */
export function parseQuantity(text: string | undefined): number | undefined {
  const match = pattern.exec(text ?? '');
  return match ? Number(match[1]) * factors[match[2] ?? ''] : undefined;
}

/** A quantity as an API server writes it, or an operator: a whole number may be one. */
export const quantitySchema = z.union([
  z.string(),
  z.number().transform(String),
]);

/** Quantities by resource, those that the portal knows. */
export const resourcesSchema = z.object({
  cpu: quantitySchema.optional(),
  memory: quantitySchema.optional(),
});

export const containerSchema = z.object({
  restartPolicy: z.string().optional(),
  resources: z.object({ requests: resourcesSchema.optional() }).optional(),
});
type Container = z.infer<typeof containerSchema>;

/** What of a pod says how much it asks for. */
interface Requesting {
  spec?: {
    containers?: Container[];
    initContainers?: Container[];
    overhead?: z.infer<typeof resourcesSchema>;
  };
}

type Resource = 'cpu' | 'memory';

/**
 * What the scheduler sets aside for a pod: the containers together, or the
 * largest init container where that is more, and the overhead of its runtime.
 */
export function podRequest(pod: Requesting, resource: Resource): number {
  const containers = pod.spec?.containers ?? [];
  const inits = pod.spec?.initContainers ?? [];
  // A sidecar is an init container that keeps running (restartPolicy Always).
  const running = [...containers, ...inits.filter(isSidecar)];
  const together = running.reduce(
    (total, container) => total + request(container, resource),
    0,
  );
  const largestInit = Math.max(
    0,
    ...inits.filter(one => !isSidecar(one)).map(one => request(one, resource)),
  );
  const overhead = parseQuantity(pod.spec?.overhead?.[resource]) ?? 0;
  return Math.max(together, largestInit) + overhead;
}

function isSidecar(container: Container): boolean {
  return container.restartPolicy === 'Always';
}

function request(container: Container, resource: Resource): number {
  return parseQuantity(container.resources?.requests?.[resource]) ?? 0;
}
