import { matchesRequirements, parseSelector } from './labelSelector';

const labels = { env: 'prod', tier: 'core', 'team.example.com/name': 'shop' };

it.each([
  ['', true],
  ['env=prod', true],
  ['env==prod,tier=core', true],
  ['env=prod,tier=edge', false],
  ['env!=dev', true],
  ['missing!=x', true],
  ['env in (prod, staging)', true],
  ['env notin (prod,staging)', false],
  ['missing notin (a)', true],
  ['tier', true],
  ['!tier', false],
  ['!missing', true],
  ['team.example.com/name=shop,env in (prod,dev),!x', true],
])('%s', (selector, expected) => {
  expect(matchesRequirements(labels, parseSelector(selector))).toBe(expected);
});

it.each(['==', 'a=b=c', 'env in prod', ',', 'a b'])('refuses %s', selector => {
  expect(() => parseSelector(selector)).toThrow(/^found '/);
});
