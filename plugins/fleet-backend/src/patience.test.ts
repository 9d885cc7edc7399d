import { SourceError } from '@fleet-portal/backstage-plugin-fleet-node';
import { Patience } from './patience';

const slowDown = (retryAfterMs?: number) =>
  new SourceError('overloaded', 'It asks us to slow down.', { retryAfterMs });

it('asks nobody again before the time that was named', async () => {
  let now = 0;
  const patience = new Patience(() => now);
  const run = jest.fn(async () => 'well');
  run.mockRejectedValueOnce(slowDown(20_000));
  await expect(patience.ask(run)).rejects.toThrow('slow down');
  now = 19_999;
  await expect(patience.ask(run)).rejects.toThrow('slow down');
  expect(run).toHaveBeenCalledTimes(1);
  now = 20_000;
  await expect(patience.ask(run)).resolves.toBe('well');
});

it('asks at once where no time was named, and in five minutes at the latest', async () => {
  let now = 0;
  const patience = new Patience(() => now);
  const run = jest.fn(async () => 'well');
  run.mockRejectedValueOnce(slowDown());
  await expect(patience.ask(run)).rejects.toThrow('slow down');
  run.mockRejectedValueOnce(slowDown(86_400_000));
  await expect(patience.ask(run)).rejects.toThrow('slow down');
  now = 300_000;
  await expect(patience.ask(run)).resolves.toBe('well');
});
