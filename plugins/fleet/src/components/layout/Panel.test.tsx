import { memo } from 'react';
import { render, screen } from '@testing-library/react';
import { useBgConsumer } from '@backstage/ui';
import { Panel } from './Panel';

describe('Panel', () => {
  it('draws no control again because its note is another', () => {
    const drawn = jest.fn();
    const Control = memo(() => {
      drawn(useBgConsumer().bg);
      return <button>Choose</button>;
    });
    const { rerender } = render(
      <Panel title="Services" note="308 services">
        <Control />
      </Panel>,
    );
    expect(drawn.mock.calls).toEqual([['neutral-1']]);
    rerender(
      <Panel title="Services" note="14 services" alarming>
        <Control />
      </Panel>,
    );
    rerender(
      <Panel title="Services" note="3 services" alarming>
        <Control />
      </Panel>,
    );
    expect(screen.getByRole('region', { name: 'Services' })).toHaveTextContent(
      '3 services',
    );
    expect(screen.getByRole('button', { name: 'Choose' })).toBeVisible();
    // Once for the border in the colour of harm, never for the notes.
    expect(drawn).toHaveBeenCalledTimes(2);
  });
});
