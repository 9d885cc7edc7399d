import { InputError } from '@backstage/errors';
import {
  ApplicationSummary,
  FleetClient,
  quote,
} from '@fleet-portal/backstage-plugin-fleet-common';

const PAGE = 500;

/**
 * Every Application that the ApplicationSets of this name have made, on all hubs.
 *
 * @throws InputError when there is none that the reader may see
 */
export async function whatRuns(
  client: FleetClient,
  name: string,
  signal?: AbortSignal,
): Promise<ApplicationSummary[]> {
  const found: ApplicationSummary[] = [];
  let total = 1;
  while (found.length < total) {
    const page = await client.getApplications(
      { applicationSet: name, limit: PAGE, offset: found.length },
      signal,
    );
    if (page.items.length === 0) break;
    found.push(...page.items);
    total = page.total;
  }
  if (found.length === 0) {
    throw new InputError(
      `name: no hub has an Application of ApplicationSet ${quote(
        name,
      )}, or you may not see it; name a service that runs`,
    );
  }
  return found;
}

/** Synced and Healthy, by the word of its hub, and nobody says otherwise. */
export function runsWell({ state }: ApplicationSummary): boolean {
  return state === 'healthy' || state === 'unverified';
}

/**
 * Is it the release that the hub calls so? Of a commit, hubs have the first
 * digits only.
 */
export function sameRelease(value: string, version: string | undefined) {
  return (
    value === version ||
    (version !== undefined &&
      /^[0-9a-f]{7,}$/.test(version) &&
      value.startsWith(version))
  );
}
