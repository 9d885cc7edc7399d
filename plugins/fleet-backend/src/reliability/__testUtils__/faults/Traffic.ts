import type {
  HubClient,
  MetricsClient,
  SpokeClient,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { followCalls } from '../../../metrics/followCalls';

/** What one client asked and was not answered yet, and what its streams told. */
export class Traffic {
  /** Calls that are under way; a stream is one as long as it is open. */
  pending = 0;
  /** Lines of streams that arrived, as events. */
  events = 0;

  hub<T extends HubClient>(client: T): T {
    const counted = new Proxy(client, {
      get: (target, property) => {
        const member: unknown = Reflect.get(target, property, target);
        if (typeof member !== 'function') return member;
        const method = member.bind(target);
        const isWatch = String(property).startsWith('watch');
        return isWatch ? this.#counting(method) : method;
      },
    });
    return this.#follow(counted);
  }

  spoke(client: SpokeClient): SpokeClient {
    return this.#follow(client);
  }

  metrics(client: MetricsClient): MetricsClient {
    return this.#follow(client);
  }

  #counting(watch: (options: { onEvent: (event: unknown) => void }) => void) {
    return (options: { onEvent: (event: { type: string }) => void }) => {
      let opened = false;
      return watch({
        ...options,
        onEvent: event => {
          // The first one only says that the stream is open.
          if (opened) this.events += 1;
          opened = true;
          options.onEvent(event as { type: string });
        },
      });
    };
  }

  #follow<T extends object>(client: T): T {
    return followCalls(client, () => 0, {
      onCall: () => {
        this.pending += 1;
      },
      onSettled: () => {
        this.pending -= 1;
      },
    });
  }
}
