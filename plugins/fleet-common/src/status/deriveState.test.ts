import fc from 'fast-check';
import { healthStatusCodes, operationPhases, syncStatusCodes } from './argocd';
import { ApplicationEvidence, deriveState } from './deriveState';
import { compareHarm, fleetStates, worstState } from './fleetState';

const good: ApplicationEvidence = {
  sync: 'Synced',
  health: 'Healthy',
  conditions: [],
  hubHeard: true,
  probe: 'reachable',
};

const stateOf = (evidence: Partial<ApplicationEvidence>) =>
  deriveState({ ...good, ...evidence });

describe('deriveState', () => {
  it('is green only with a fresh hub and a spoke that answered us', () => {
    expect(stateOf({})).toEqual({ state: 'healthy' });
    expect(stateOf({ probe: 'notConfigured' }).state).toBe('unverified');
    expect(stateOf({ probe: 'unknown' }).state).toBe('unverified');
    expect(stateOf({ probe: 'unreachable' }).state).toBe('contradicted');
    expect(stateOf({ hubHeard: false }).state).toBe('notHeard');
  });

  it('says in the hub’s words why it cannot compare, although health is Healthy', () => {
    const condition = {
      type: 'ComparisonError',
      message: 'app path not found',
    };
    expect(stateOf({ sync: 'Unknown', conditions: [condition] })).toEqual({
      state: 'notComparable',
      reason: 'app path not found',
    });
    expect(
      stateOf({
        sync: 'Unknown',
        health: 'Unknown',
        conditions: [{ type: 'InvalidSpecError', message: 'no such cluster' }],
      }),
    ).toEqual({ state: 'notComparable', reason: 'no such cluster' });
  });

  it('calls a sync that is being retried failed, with the reason of the operation', () => {
    const failing = {
      sync: 'OutOfSync',
      health: 'Missing',
      operation: {
        phase: 'Running',
        message: 'one or more objects failed to apply. Retrying attempt #2',
        retryCount: 2,
      },
    } as const;
    expect(stateOf(failing)).toEqual({
      state: 'syncFailed',
      reason: 'one or more objects failed to apply. Retrying attempt #2',
    });
    expect(stateOf({ ...failing, operation: { phase: 'Running' } }).state).toBe(
      'progressing',
    );
    expect(
      stateOf({
        ...failing,
        operation: { phase: 'Failed', message: 'retries used up' },
      }),
    ).toEqual({ state: 'syncFailed', reason: 'retries used up' });
  });

  it('learns nothing from a dry run', () => {
    const tried = { sync: 'OutOfSync', health: 'Healthy' } as const;
    for (const phase of ['Running', 'Failed', 'Succeeded'] as const) {
      const operation = { phase, dryRun: true, message: 'immutable field' };
      expect(stateOf({ ...tried, operation })).toEqual({ state: 'drift' });
    }
  });

  it('tells waiting for its turn from drift', () => {
    expect(stateOf({ sync: 'OutOfSync', progressive: 'Waiting' }).state).toBe(
      'waiting',
    );
    expect(stateOf({ sync: 'OutOfSync' }).state).toBe('drift');
    expect(stateOf({ progressive: 'Waiting' }).state).toBe('healthy');
  });

  it('does not take a new Application for Unknown or Healthy', () => {
    expect(stateOf({ sync: null, health: null }).state).toBe('notCompared');
    expect(stateOf({ sync: 'Synced', health: null }).state).toBe('notCompared');
  });

  it.each([
    ['Degraded', 'degraded'],
    ['Progressing', 'progressing'],
    ['Suspended', 'suspended'],
    ['Missing', 'missing'],
    ['Unknown', 'notComparable'],
  ] as const)('reads health %s as %s', (health, state) => {
    expect(stateOf({ health }).state).toBe(state);
  });

  it('is never healthy without every witness, whatever the hub says', () => {
    const evidence = fc.record({
      sync: fc.constantFrom(null, ...syncStatusCodes),
      health: fc.constantFrom(null, ...healthStatusCodes),
      conditions: fc.array(
        fc.record({ type: fc.string(), message: fc.string() }),
      ),
      operation: fc.option(
        fc.record({ phase: fc.constantFrom(...operationPhases) }),
        { nil: undefined },
      ),
      progressive: fc.constantFrom(
        undefined,
        'Waiting' as const,
        'Healthy' as const,
      ),
      hubHeard: fc.boolean(),
      probe: fc.constantFrom(
        'reachable' as const,
        'unreachable' as const,
        'unknown' as const,
        'notConfigured' as const,
      ),
    });
    fc.assert(
      fc.property(evidence, one => {
        const { state } = deriveState(one);
        expect(fleetStates).toContain(state);
        const allWell =
          one.hubHeard &&
          one.probe === 'reachable' &&
          one.sync === 'Synced' &&
          one.health === 'Healthy';
        expect(state === 'healthy' && !allWell).toBe(false);
      }),
      { seed: 20261121, numRuns: 2000 },
    );
  });
});

describe('worstState', () => {
  it('follows the precedence of the cells', () => {
    expect(worstState(['healthy', 'drift', 'degraded'])).toBe('degraded');
    expect(worstState(['contradicted', 'notHeard'])).toBe('contradicted');
    expect(worstState([])).toBeUndefined();
    expect([...fleetStates].sort(compareHarm)).toEqual([...fleetStates]);
  });
});
