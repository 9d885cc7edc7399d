import type { ServiceLink } from './facts';
import { groupBy } from './memo';
import type { ApplicationRow } from './row';

/** All Applications of one service: a row of the matrix. */
export interface ServiceGroup {
  readonly service: string;
  readonly link: ServiceLink;
  readonly rows: readonly ApplicationRow[];
}

/**
 * Groups rows by service, and hands out the old group as long as its rows are
 * the same: what is concluded from a group can be remembered with it, and a
 * change of one Application among 10,000 is one service to think about anew.
 */
export class ServiceGroups {
  /** By its first row. */
  readonly #made = new WeakMap<ApplicationRow, ServiceGroup>();

  group(rows: readonly ApplicationRow[]): Map<string, ServiceGroup> {
    const groups = new Map<string, ServiceGroup>();
    for (const [service, members] of groupBy(rows, row => row.link.service)) {
      groups.set(service, this.#groupOf(service, members));
    }
    return groups;
  }

  #groupOf(service: string, rows: readonly ApplicationRow[]): ServiceGroup {
    const [first] = rows;
    const old = this.#made.get(first);
    if (old && sameRows(old.rows, rows)) return old;
    // Some of them may be linked by hand: the row has an owner if any has.
    const { link } = rows.find(row => row.link.entityRef) ?? first;
    const group = { service, link, rows };
    this.#made.set(first, group);
    return group;
  }
}

function sameRows(
  some: readonly ApplicationRow[],
  others: readonly ApplicationRow[],
): boolean {
  return (
    some.length === others.length &&
    some.every((row, index) => row === others[index])
  );
}
