import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import { isError } from '@backstage/errors';
import {
  HubClient,
  HubOperations,
  SourceError,
  SpokeAccess,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { followCalls } from './followCalls';

/** Seconds; the deadlines of the configuration lie within them. */
const explicitBucketBoundaries = [
  0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60,
];

/** Calls that last as long as the stream that they read. */
const streams: ReadonlyMap<string, string> = new Map([
  ['watchApplications', 'Application'],
  ['watchApplicationSets', 'ApplicationSet'],
]);

/**
 * Counts what is asked of hubs and spokes, and what hubs are told to do. Attributes are names of hubs, of
 * methods of the ports, and words of our own: nothing that an answer, a user or
 * a credential could put there, and no name of a spoke, of which there are
 * hundreds.
 */
export class FleetMeters {
  readonly #now: () => number;
  readonly #hubRequests;
  readonly #spokeRequests;
  readonly #reconnects;
  readonly #operations;

  constructor(options: { metrics: MetricsService; now: () => number }) {
    const { metrics, now } = options;
    this.#now = now;
    this.#hubRequests = metrics.createHistogram('fleet.hub.request.duration', {
      description: 'Time that a question to a hub took, by its outcome',
      unit: 's',
      advice: { explicitBucketBoundaries },
    });
    this.#spokeRequests = metrics.createHistogram(
      'fleet.spoke.request.duration',
      {
        description: 'Time that a question to a spoke took, by its outcome',
        unit: 's',
        advice: { explicitBucketBoundaries },
      },
    );
    this.#reconnects = metrics.createCounter('fleet.hub.stream.reconnects', {
      description: 'Times that a stream of a hub was opened again',
      unit: '{reconnect}',
    });
    this.#operations = metrics.createCounter('fleet.hub.operations', {
      description: 'Operations that a hub was asked for, by their outcome',
      unit: '{operation}',
    });
  }

  hub(client: HubClient): HubClient {
    const hub = { 'fleet.hub.name': client.hub };
    const opened = new Set<string>();
    return followCalls(client, this.#now, {
      onCall: operation => {
        const kind = streams.get(operation);
        if (kind === undefined) return;
        if (opened.has(kind)) {
          this.#reconnects.add(1, { ...hub, 'fleet.object.kind': kind });
        }
        opened.add(kind);
      },
      onSettled: ({ operation, ms, error }) => {
        if (streams.has(operation) || operation === 'close') return;
        this.#hubRequests.record(ms / 1000, {
          ...hub,
          ...outcomeOf(operation, error),
        });
      },
    });
  }

  /** Counted when the hub took the operation, or would not. */
  operations(operations: HubOperations): HubOperations {
    return followCalls(operations, this.#now, {
      onSettled: ({ operation, error }) => {
        this.#operations.add(1, {
          'fleet.hub.name': operations.hub,
          ...outcomeOf(operation, error),
        });
      },
    });
  }

  /** Spokes are told apart by their hub only. */
  spokes(access: SpokeAccess): SpokeAccess {
    return {
      clientFor: (ref, server) => {
        const client = access.clientFor(ref, server);
        if (!client) return undefined;
        return followCalls(client, this.#now, {
          onSettled: ({ operation, ms, error }) => {
            if (operation === 'close') return;
            this.#spokeRequests.record(ms / 1000, {
              'fleet.hub.name': ref.hub,
              ...outcomeOf(operation, error),
            });
          },
        });
      },
    };
  }
}

/** `error.type` as OpenTelemetry wants it: absent when all went well. */
function outcomeOf(operation: string, error: unknown) {
  return {
    'fleet.operation.name': operation,
    ...(error !== undefined && { 'error.type': errorType(error) }),
  };
}

function errorType(error: unknown): string {
  if (error instanceof SourceError) return error.kind;
  return isError(error) && error.name === 'AbortError' ? 'cancelled' : '_OTHER';
}
