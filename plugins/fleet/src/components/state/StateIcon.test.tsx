import { render, screen } from '@testing-library/react';
import { fleetStates } from '@fleet-portal/backstage-plugin-fleet-common';
import { imageOf, shapes } from './shapes';
import { StateIcon } from './StateIcon';

describe('StateIcon', () => {
  it('draws a shape of its own for every state, so that colour is not needed', () => {
    const drawn = Object.values(shapes).map(shape => JSON.stringify(shape));
    expect(new Set(drawn).size).toBe(drawn.length);
    for (const state of fleetStates)
      expect(shapes[state].length).toBeGreaterThan(0);
  });

  it('has a name where no word stands beside it, and none where one does', () => {
    render(<StateIcon state="degraded" label="Degraded" />);
    expect(screen.getByRole('img', { name: 'Degraded' })).toBeInTheDocument();
    const { container } = render(<StateIcon state="healthy" />);
    expect(container.querySelector('svg')).toHaveAttribute(
      'aria-hidden',
      'true',
    );
  });

  it('makes well-formed images for the cells of the matrix', () => {
    for (const state of fleetStates) {
      const svg = decodeURIComponent(
        imageOf(state, { colour: '#0c632b', ink: '#ffffff' }).replace(
          /^url\("data:image\/svg\+xml,|"\)$/g,
          '',
        ),
      );
      const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml');
      expect(parsed.querySelector('parsererror')).toBeNull();
      expect(parsed.querySelectorAll('path').length).toBeGreaterThan(0);
    }
  });
});
