import { effort, tellFigure } from './__testUtils__/effort';
import { faultCells, pickCells } from './__testUtils__/faults/faultCells';
import { startTrial, Trial } from './__testUtils__/faults/startTrial';
import { AskedWard } from './__testUtils__/faults/AskedWard';
import { Ward } from './__testUtils__/faults/Ward';

/**
 * One source falls ill, in each way that is known, while the portal watches it
 * and others on real sockets. Jest fails a test with a rejection that
 * nobody handles, so that every cell asserts that too.
 */
describe('a source that falls ill', () => {
  jest.setTimeout(30 * 60_000);
  const cells = effort(pickCells(), faultCells);
  const recoveries: number[] = [];
  const ratios: number[] = [];
  let trial: Trial | undefined;
  afterEach(async () => {
    await trial?.stop();
    trial = undefined;
  });
  afterAll(() => {
    const slowest = Math.max(...recoveries) / 1_000;
    const median = ratios.sort((a, b) => a - b)[Math.floor(ratios.length / 2)];
    tellFigure(
      'R1',
      `${recoveries.length} of ${faultCells.length} cells green, the slowest recovery after ` +
        `${slowest} s of the stepped clock, answers about healthy sources ` +
        `${median.toFixed(2)} times as slow as before (median)`,
    );
  });

  it.each(cells)('$name', async cell => {
    trial = await startTrial(cell.kind, cell.fault);
    const ward = trial.asked
      ? new AskedWard(trial, cell)
      : new Ward(trial, cell);
    await ward.admit();
    await ward.observe();
    await ward.discharge();
    recoveries.push(ward.recoveryMs);
    ratios.push(ward.slowness);
    expect([...ward.claims]).toEqual([]);
    expect(ward.askedTooSoon()).toEqual([]);
    expect(trial.logger.error).not.toHaveBeenCalled();

    const { clock, sick } = trial;
    await trial.stop();
    trial = undefined;
    expect(clock.pending).toBe(0);
    expect(sick.host.held).toBe(0);
  });

  it('has at least a hundred cells', () => {
    expect(faultCells.length).toBeGreaterThanOrEqual(100);
  });
});
