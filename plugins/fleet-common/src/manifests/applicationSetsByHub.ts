import type { ApplicationSetIntent } from './applicationSetIntent';
import {
  ApplicationSetManifest,
  buildApplicationSet,
} from './buildApplicationSet';
import { generatorOnHub } from './generators';

/** One ApplicationSet, and the hubs that get it. */
export interface HubsApplicationSet {
  hubs: string[];
  applicationSet: ApplicationSetManifest;
}

/**
 * The ApplicationSets that an intent asks for, in the order of its hubs: one
 * for all of them, except where it names clusters by hub. A hub whose clusters
 * are not named gets none.
 */
export function applicationSetsByHub(
  intent: ApplicationSetIntent,
): HubsApplicationSet[] {
  const sets = new Map<string, HubsApplicationSet>();
  for (const hub of intent.hubs) {
    const generator = generatorOnHub(intent.generator, hub);
    if (!generator) continue;
    const key = JSON.stringify(generator);
    const known = sets.get(key);
    if (known) known.hubs.push(hub);
    else {
      const applicationSet = buildApplicationSet({ ...intent, generator });
      sets.set(key, { hubs: [hub], applicationSet });
    }
  }
  return [...sets.values()];
}
