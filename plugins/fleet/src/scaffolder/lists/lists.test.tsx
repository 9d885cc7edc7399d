import { renderInTestApp } from '@backstage/frontend-test-utils';
import { Stepper } from '@backstage/plugin-scaffolder-react/alpha';
import type { JsonValue } from '@backstage/types';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fieldOptions } from '../fields';

const properties = {
  namespaces: {
    title: 'Namespaces',
    type: 'array',
    minItems: 1,
    items: { type: 'string' },
    'ui:field': 'FleetWordList',
  },
  labels: {
    title: 'Labels',
    type: 'array',
    items: { type: 'object' },
    'ui:field': 'FleetLabelList',
  },
};

async function renderLists(initialState: Record<string, JsonValue> = {}) {
  const onCreate = jest.fn(async (_values: object) => {});
  const schema = { title: 'Lists', required: ['namespaces'], properties };
  await renderInTestApp(
    <Stepper
      manifest={{ title: 'Lists', steps: [{ title: 'Lists', schema }] }}
      extensions={Object.values(fieldOptions).map(option => ({
        ...option,
        schema: option.schema.schema,
      }))}
      initialState={initialState}
      onCreate={onCreate}
    />,
  );
  const user = userEvent.setup();
  const press = async (button: string) =>
    user.click(await screen.findByRole('button', { name: button }));
  return { user, onCreate, press };
}

beforeAll(() => {
  // jsdom does not scroll; the stepper does after each step.
  window.scrollTo = () => {};
});

it('takes words line by line, and an empty line for none', async () => {
  const { user, onCreate, press } = await renderLists();
  await user.type(
    await screen.findByRole('textbox', { name: 'Namespaces, line 1' }),
    'ledger',
  );
  await press('Add a line');
  await user.type(
    screen.getByRole('textbox', { name: 'Namespaces, line 2' }),
    'cart',
  );
  await press('Take line 1 of Namespaces away');
  await press('Add a line');
  await press('Add a label');
  await user.type(screen.getByRole('textbox', { name: 'Key' }), 'zone');
  await user.type(screen.getByRole('textbox', { name: 'Value of zone' }), 'b');
  await press('Review');
  await press('Create');
  expect(onCreate.mock.lastCall?.[0]).toEqual({
    namespaces: ['cart'],
    labels: [{ key: 'zone', value: 'b' }],
  });
});

it('asks for a word where one is required', async () => {
  const { press } = await renderLists({ namespaces: [] });
  await press('Review');
  expect(
    await screen.findByRole('textbox', { name: 'Namespaces, line 1' }),
  ).toBeInvalid();
  expect(screen.queryByRole('button', { name: 'Create' })).toBeNull();
});
