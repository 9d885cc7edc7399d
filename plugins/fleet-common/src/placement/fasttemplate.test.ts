import { compileFasttemplate } from './fasttemplate';
import { newMap, Value } from './values';

function render(template: string, params: Record<string, Value>): string {
  const map = newMap();
  for (const [key, value] of Object.entries(params)) map[key] = value;
  return compileFasttemplate(template)(map);
}

const params = {
  name: 'prod-eu',
  'metadata.labels.env': 'prod',
  'path[0]': 'services',
  number: 3,
  nothing: '',
};

it.each([
  ['app-{{name}}', 'app-prod-eu'],
  ['{{ name }}-{{metadata.labels.env}}', 'prod-eu-prod'],
  ['{{path[0]}}', 'services'],
  ['{{unknown}}', '{{unknown}}'],
  ['{{ unknown }} {{name}}', '{{ unknown }} prod-eu'],
  ['{{number}}', '{{number}}'],
  ['{{nothing}}x', 'x'],
  ['{{}}', '{{}}'],
  ['no placeholder', 'no placeholder'],
  ['{{name', '{{name'],
  ['{{name\n}}', '{{name\n}}'],
  ['{{toString}}{{__proto__}}', '{{toString}}{{__proto__}}'],
  ['{{name}}{{name}}', 'prod-euprod-eu'],
  ['{{.name}}', '{{.name}}'],
  ['{{ {{name}} }}', '{{ {{name}} }}'],
])('%s becomes %s', (template, expected) => {
  expect(render(template, params)).toBe(expected);
});

it('refuses a placeholder without an end behind one that has it', () => {
  expect(() => render('{{name}} {{open', params)).toThrow(
    'invalid template: Cannot find end tag="}}" in the template="{{name}} {{open" starting from "open"',
  );
});
