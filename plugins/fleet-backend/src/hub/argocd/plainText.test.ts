import { plainMessage } from './plainText';

it('takes credentials out of a message, and writes it as one line', () => {
  expect(
    plainMessage('failed to fetch\n https://bot:hunter2@git.example.com/x'),
  ).toBe('failed to fetch https://git.example.com/x');
});

it('shows no half of a credential where a long message is cut', () => {
  // What is cut off is shorter once its blanks are: then its end is shown.
  const blanks = ' '.repeat(7_980);
  const url = 'https://bot:hunter2-hunter2@git.example.com/x';
  expect(plainMessage(`see ${blanks}${url} ${blanks}`)).toBe('see');
  expect(plainMessage(`see ${'x'.repeat(9_000)}`)).toMatch(/^see x{1995}…$/);
});
