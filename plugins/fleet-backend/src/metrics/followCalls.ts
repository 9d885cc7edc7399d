/** Told of every asynchronous call of one object. */
export interface CallListener {
  onCall?(operation: string): void;
  /** @param error - what the call was rejected with; undefined when it was not */
  onSettled(call: { operation: string; ms: number; error?: unknown }): void;
}

/**
 * The same object, whose calls are told to a listener. It goes by what a method
 * returns and not by a list of methods, so that one that a port gets later is
 * not forgotten. The listener cannot change how a call ends.
 */
export function followCalls<T extends object>(
  target: T,
  now: () => number,
  listener: CallListener,
): T {
  return new Proxy(target, {
    get(_, property) {
      // With the target as receiver: its private fields are its own.
      const member: unknown = Reflect.get(target, property, target);
      if (typeof member !== 'function' || typeof property !== 'string') {
        return member;
      }
      return (...args: unknown[]) => {
        const startedAt = now();
        const answer: unknown = Reflect.apply(member, target, args);
        if (!(answer instanceof Promise)) return answer;
        const call = () => ({ operation: property, ms: now() - startedAt });
        listener.onCall?.(property);
        answer.then(
          () => listener.onSettled(call()),
          error => listener.onSettled({ ...call(), error }),
        );
        return answer;
      };
    },
  });
}
