import { renderInTestApp } from '@backstage/frontend-test-utils';
import { Stepper } from '@backstage/plugin-scaffolder-react/alpha';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
// The template is read from its file, as the backend reads it.
// eslint-disable-next-line no-restricted-imports
import { readFileSync } from 'fs';
// eslint-disable-next-line no-restricted-imports
import { resolve } from 'path';
import { parse } from 'yaml';
import { fieldOptions } from '../fields';
import { DnsWeight, problemOf, shareOf } from './dnsWeightRows';

const file = resolve(
  __dirname,
  '../../../../../templates/fail-over-a-region/template.yaml',
);
const { dnsWeights } = parse(readFileSync(file, 'utf8')).spec.parameters[1]
  .properties;

async function renderWeights(initial: DnsWeight[] = []) {
  const onCreate = jest.fn(async (_values: object) => {});
  const schema = { title: 'Weights', properties: { dnsWeights } };
  await renderInTestApp(
    <Stepper
      manifest={{ title: 'Weights', steps: [{ title: 'Weights', schema }] }}
      extensions={Object.values(fieldOptions).map(option => ({
        ...option,
        schema: option.schema.schema,
      }))}
      initialState={{ dnsWeights: initial.map(one => ({ ...one })) }}
      onCreate={onCreate}
    />,
  );
  const user = userEvent.setup();
  const press = async (button: string) =>
    user.click(await screen.findByRole('button', { name: button }));
  const fill = async (n: number, ...words: string[]) => {
    const row = within(screen.getByRole('group', { name: `Record ${n}` }));
    const fields = ['Manifest', 'Set identifier', /^Weight/];
    for (const [index, word] of words.entries()) {
      await user.type(row.getByRole('textbox', { name: fields[index] }), word);
      await user.tab();
    }
  };
  return { user, onCreate, press, fill };
}

beforeAll(() => {
  // jsdom does not scroll; the stepper does after each step.
  window.scrollTo = () => {};
});

const gateway = 'apps/shop/gateway.yaml';

it('takes a weight of each record, and says what they come to', async () => {
  const { press, fill, onCreate } = await renderWeights();
  await fill(1, gateway, 'us', '0');
  await press('Add a record');
  await fill(2, gateway, 'eu', '200');
  expect(screen.getByText('Sum of the weights: 200')).toBeInTheDocument();
  expect(screen.getByText(/^100 % of the answers/)).toBeInTheDocument();
  expect(screen.getByText(/^0 % of the answers/)).toBeInTheDocument();
  await press('Review');
  await press('Create');
  expect(onCreate.mock.lastCall?.[0]).toMatchObject({
    dnsWeights: [
      { file: gateway, setIdentifier: 'us', weight: 0 },
      { file: gateway, setIdentifier: 'eu', weight: 200 },
    ],
  });
});

it('takes no row for none, and refuses one that is half filled in', async () => {
  const { press, fill } = await renderWeights();
  await fill(1, gateway);
  await press('Review');
  expect(
    (await screen.findAllByText(/a weight from 0 to 255 in every row/)).length,
  ).toBeGreaterThan(0);
});

it('begins with what an address brings', async () => {
  await renderWeights([{ file: gateway, setIdentifier: 'eu', weight: 12 }]);
  expect(screen.getByRole('textbox', { name: /^Weight/ })).toHaveValue('12');
});

const eu = { file: gateway, setIdentifier: 'eu', weight: 1 };

it.each<[string, DnsWeight[], object | undefined]>([
  ['nothing', [], undefined],
  ['a record', [eu], undefined],
  ['one record without weight', [{ ...eu, weight: 0 }], undefined],
  ['more than 255', [{ ...eu, weight: 256 }], { problem: 'incomplete' }],
  ['no whole number', [{ ...eu, weight: 0.5 }], { problem: 'incomplete' }],
  [
    'weights that are all 0',
    [
      { ...eu, weight: 0 },
      { ...eu, setIdentifier: 'us', weight: 0 },
    ],
    { problem: 'allZero' },
  ],
  [
    'a record twice',
    [eu, eu],
    { problem: 'twice', file: gateway, setIdentifier: 'eu' },
  ],
])('judges %s as the action does', (_, weights, problem) => {
  expect(problemOf(weights)).toEqual(problem);
});

it('says no share while there is none', () => {
  expect(shareOf({ weight: 0 }, [{ weight: 0 }])).toBeUndefined();
  expect(shareOf({}, [{ weight: 3 }])).toBeUndefined();
  expect(shareOf({ weight: 1 }, [{ weight: 1 }, { weight: 2 }])).toBe(33);
});
