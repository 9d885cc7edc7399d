import { ApplicationRef, stringifyHubObjectRef } from '../refs';
import {
  ApplicationEvent,
  OnDemand,
  ResourceManifests,
  ResourceManifestsQuery,
} from '../wire';
import { FakeWorld } from './fakeWorld';

/**
 * As the world says; otherwise as the diff of the Application has it, and the
 * same on both sides where nothing differs. Git names only what owns itself.
 */
export function manifestsIn(
  world: FakeWorld,
  ref: ApplicationRef,
  { version: _, ...resource }: ResourceManifestsQuery,
): OnDemand<ResourceManifests> {
  const { kind, name } = resource;
  const told = world.manifests[`${kind}/${name}`];
  if (told) return told;
  const { diff, tree } =
    world.applicationDetails[stringifyHubObjectRef(ref)] ?? {};
  const isIt = (one: { kind: string; name: string }) =>
    one.kind === kind && one.name === name;
  const differs = diff?.status === 'ok' && diff.value.find(isIt);
  const node = tree?.status === 'ok' && tree.value.find(isIt);
  const live = `kind: ${kind}\nmetadata:\n  name: ${name}\n`;
  const desired = node && node.parentUids.length > 0 ? '' : live;
  return {
    status: 'ok',
    observedAt: world.now,
    value: differs || { ...resource, desired, live, masked: false },
  };
}

/** By uid of the resource; nothing happened to those that are not there. */
export function resourceEventsIn(
  world: FakeWorld,
  uid: string,
): OnDemand<ApplicationEvent[]> {
  const none = { status: 'ok' as const, value: [], observedAt: world.now };
  return world.resourceEvents[uid] ?? none;
}
