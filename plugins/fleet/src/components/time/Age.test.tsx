import { screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  BUILT_AT,
  secondsBefore,
} from '@fleet-portal/backstage-plugin-fleet-common/testUtils';
import { Age } from './Age';
import { shortAge } from './ageWords';
import { ClockContext } from './clock';

const clock = { now: () => Date.parse(BUILT_AT), onTick: () => () => {} };

describe('Age', () => {
  it.each([
    [12, '12 s ago'],
    [240, '4 min ago'],
    [3 * 3600, '3 h ago'],
    [47 * 3600, '47 h ago'],
    [6 * 86400, '6 d ago'],
    [-30, '0 s ago'],
  ])('says %d seconds as %s', (seconds, words) => {
    renderInTestApp(
      <ClockContext.Provider value={clock}>
        <Age at={secondsBefore(seconds)} />
      </ClockContext.Provider>,
    );
    expect(screen.getByText(words)).toBeInTheDocument();
  });

  it('has the exact local time and UTC in reach of the keyboard', () => {
    renderInTestApp(
      <ClockContext.Provider value={clock}>
        <Age at={secondsBefore(240)} />
      </ClockContext.Provider>,
    );
    const age = screen.getByText('4 min ago');
    expect(age).toHaveAttribute('tabindex', '0');
    expect(age).toHaveAttribute(
      'data-exact',
      expect.stringContaining('2026-11-20 14:01:00 UTC'),
    );
    expect(age).toHaveAttribute('dateTime', '2026-11-20T14:01:00.000Z');
  });

  it('has a form for narrow cells', () => {
    expect([5, 240, 7200, 900000].map(shortAge)).toEqual([
      '5s',
      '4m',
      '2h',
      '10d',
    ]);
  });
});
