import { ConfigReader } from '@backstage/config';
import { objectivesOf, objectiveView } from './domain/recovery/objectives';
import { readRecovery } from './recoveryConfig';
import { SectionReader } from './sectionReader';

function read(data: object) {
  const problems: string[] = [];
  const section = new SectionReader(
    new ConfigReader(data as never),
    'fleet.recovery',
    problems,
  );
  return { config: readRecovery(section), problems };
}

it('promises a day and four hours where nothing is written', () => {
  const { config } = read({});
  const { rpo, rto } = objectivesOf(config, 'prod');
  expect([objectiveView(rpo), objectiveView(rto)]).toEqual([
    { seconds: 86_400 },
    { seconds: 14_400 },
  ]);
});

it('says which key a figure comes from, also where an environment inherits it', () => {
  const { config, problems } = read({
    rpo: { hours: 12 },
    environments: { prod: { rto: '30m' } },
  });
  expect(problems).toEqual([]);
  expect(objectivesOf(config, 'prod')).toEqual({
    rpo: { ms: 43_200_000, key: 'fleet.recovery.rpo' },
    rto: { ms: 1_800_000, key: 'fleet.recovery.environments.prod.rto' },
  });
  expect(objectivesOf(config, undefined).rto).toEqual({ ms: 14_400_000 });
});

it('names what it cannot read and takes the default', () => {
  const { config, problems } = read({
    environments: { prod: { rpo: 'soon' } },
  });
  expect(objectivesOf(config, 'prod').rpo).toEqual({ ms: 86_400_000 });
  expect(problems).toEqual([
    expect.stringMatching(
      /^fleet\.recovery\.environments\.prod\.rpo must be a duration/,
    ),
  ]);
});
