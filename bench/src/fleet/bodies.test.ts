import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applicationBody } from './applicationBody';
import { applicationSetBody, clusterBody } from './otherBodies';
import { planFleet } from './planFleet';

const plan = planFleet({
  applications: 1_000,
  hubs: 1,
  heavyTail: true,
  seed: 1,
});
const [hub] = plan.hubs;
const sizeOf = (value: unknown) => JSON.stringify(value).length;

describe('applicationBody', () => {
  it('is the same for the same seed, and another for another', () => {
    const [first] = hub.applications;

    expect(applicationBody(first, 1, 0)).toEqual(applicationBody(first, 1, 0));
    expect(applicationBody(first, 1, 0)).not.toEqual(
      applicationBody(first, 2, 0),
    );
  });

  it.each([
    ['usual', 6_500, 7_800],
    ['heavy', 60_000, 70_000],
    ['giant', 1_300_000, 1_500_000],
  ])('has the size of a %s Application', (weight, least, most) => {
    for (const one of hub.applications.filter(a => a.weight === weight)) {
      const size = sizeOf(applicationBody(one, 1, 0));
      expect(size).toBeGreaterThan(least);
      expect(size).toBeLessThan(most);
    }
  });

  it('deploys another release with each generation', () => {
    const [first] = hub.applications;
    const [now, next] = [0, 1].map(one => applicationBody(first, 1, one));

    expect(next.status.summary).not.toEqual(now.status.summary);
    expect(next.status.history[3].revision).toBe(
      now.status.history[4].revision,
    );
    expect(Number(next.metadata.resourceVersion)).toBeGreaterThan(
      Number(now.metadata.resourceVersion),
    );
  });
});

const folder = process.env.FLEET_CONTRACTS;
const recorded =
  folder && existsSync(folder) ? join(folder, 'recorded', 'argo-cd') : '';
const withContracts = recorded ? describe : describe.skip;

/** Names on the way to every value; places in arrays do not matter. */
function pathsOf(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap(one => pathsOf(one, path));
  if (typeof value !== 'object' || value === null) return [path];
  // Free text of people and of field managers.
  if (/labels$|annotations$|matchLabels$|fieldsV1$/.test(path)) return [path];
  return Object.entries(value).flatMap(([name, one]) =>
    pathsOf(one, `${path}.${name}`),
  );
}

withContracts('beside the answers of a real hub (FLEET_CONTRACTS)', () => {
  const realPaths = (file: string) => {
    const text = readFileSync(join(recorded, file), 'utf8');
    return new Set(pathsOf(JSON.parse(text).body.items));
  };
  const strange = (file: string, bodies: unknown[]) => {
    const real = realPaths(file);
    const ours = JSON.parse(JSON.stringify(bodies));
    return [...new Set(pathsOf(ours))].filter(path => !real.has(path));
  };

  it('an Application has no field that a real one has not', () => {
    const bodies = hub.applications.map(one => applicationBody(one, 1, 0));
    expect(strange('applications.json', bodies)).toEqual([]);
  });

  it('nor have clusters and ApplicationSets', () => {
    const clusters = hub.clusters.map(one => clusterBody(one, 1));
    expect(strange('clusters.json', clusters)).toEqual([]);
    const sets = hub.sets.map(set =>
      applicationSetBody(set.service, set.applications, 1),
    );
    expect(strange('applicationsets.json', sets)).toEqual([]);
  });
});
