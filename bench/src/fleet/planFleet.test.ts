import { planFleet } from './planFleet';

const size = { applications: 2_000, hubs: 1, heavyTail: false, seed: 1 };

describe('planFleet', () => {
  it.each([
    [{ ...size, applications: 400 }, 20],
    [size, 100],
    [{ ...size, applications: 10_000 }, 500],
    [{ ...size, applications: 10_000, hubs: 5 }, 500],
    [{ ...size, applications: 50_000, hubs: 5 }, 500],
  ])('makes exactly the Applications of %j', (wanted, clusters) => {
    const { hubs } = planFleet(wanted);

    const applications = hubs.flatMap(hub => hub.applications);
    expect(applications).toHaveLength(wanted.applications);
    expect(applications.map(({ index }) => index)).toEqual(
      applications.map((_, at) => at),
    );
    const names = new Set(applications.map(({ name }) => name));
    expect(names.size).toBe(wanted.applications);
    expect(hubs.flatMap(hub => hub.clusters)).toHaveLength(clusters);
    expect(hubs).toHaveLength(wanted.hubs);
  });

  it('puts a service on the 20 clusters of one cell, whatever the size', () => {
    for (const applications of [2_000, 10_000]) {
      const [hub] = planFleet({ ...size, applications }).hubs;
      const business = hub.sets.filter(set => set.service.selector.cell);

      expect(business.length).toBeGreaterThan(0);
      for (const set of business) expect(set.applications).toHaveLength(20);
    }
  });

  it('has a heavy tail only where asked: one in a hundred, and a giant', () => {
    const count = (heavyTail: boolean, weight: string) =>
      planFleet({ ...size, heavyTail })
        .hubs.flatMap(hub => hub.applications)
        .filter(one => one.weight === weight).length;

    expect(count(false, 'usual')).toBe(2_000);
    expect(count(true, 'giant')).toBe(1);
    expect(count(true, 'heavy')).toBeGreaterThanOrEqual(19);
  });
});
