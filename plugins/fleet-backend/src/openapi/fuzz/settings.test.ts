import { settingsFor } from './__testUtils__/settings';

const path = '/clusters/{hub}/{name}/metrics';

describe('the settings of the fuzzer', () => {
  it('give each path the names of its group', () => {
    const settings = settingsFor(
      ['/clusters', path],
      [['clusters', { hub: ['eu'], name: ['prod "1"', 'prod-2'] }]],
    );
    expect(settings).toContain(
      '[dictionaries.clusters-name]\nvalues = ["prod \\"1\\"","prod-2"]\n',
    );
    expect(settings.match(/include-path = .*/g)).toEqual([
      `include-path = "${path}"`,
    ]);
    expect(settings.match(/^"path.*/gm)).toEqual([
      '"path.hub" = { dictionary = "clusters-hub", probability = 0.8 }',
      '"path.name" = { dictionary = "clusters-name", probability = 0.8 }',
    ]);
  });

  it('do without no name', () => {
    expect(() => settingsFor([path], [['clusters', { hub: ['eu'] }]])).toThrow(
      `Nothing to put for name in ${path}`,
    );
    expect(() => settingsFor([path], [['hubs', { hub: ['eu'] }]])).toThrow(
      `Nothing to put for hub in ${path}`,
    );
    expect(() => settingsFor([], [['hubs', { hub: [] }]])).toThrow(
      'No hub for hubs',
    );
  });
});
