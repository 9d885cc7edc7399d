import { act, renderHook } from '@testing-library/react';
import { useSteadyOrder } from './useSteadyOrder';

const keyOf = (item: string) => item[0];

interface Shown {
  items: string[];
  held: boolean;
  asked?: string;
}

function render(items: string[], held: boolean) {
  return renderHook(
    (props: Shown) =>
      useSteadyOrder(props.items, keyOf, props.held, props.asked ?? 'all'),
    { initialProps: { items, held } as Shown },
  );
}

describe('useSteadyOrder', () => {
  it('follows the newest order while nobody reads', () => {
    const { result, rerender } = render(['a1', 'b1'], false);
    rerender({ items: ['b2', 'a2'], held: false });
    expect(result.current).toMatchObject({ items: ['b2', 'a2'], pending: 0 });
  });

  it('changes values in place while somebody reads, and moves on demand', () => {
    const { result, rerender } = render(['a1', 'b1', 'c1'], false);
    rerender({ items: ['a1', 'b1', 'c1'], held: true });
    rerender({ items: ['c2', 'a2', 'b2', 'd2'], held: true });
    expect(result.current.items).toEqual(['a2', 'b2', 'c2', 'd2']);
    expect(result.current.pending).toBe(3);
    act(() => result.current.apply());
    expect(result.current.items).toEqual(['c2', 'a2', 'b2', 'd2']);
    expect(result.current.pending).toBe(0);
  });

  it('takes the order of what was asked for instead, and holds that', () => {
    const { result, rerender } = render(['a1', 'b1'], true);
    const asked = 'by name';
    rerender({ items: ['b1', 'c1', 'a1'], held: true, asked });
    expect(result.current).toMatchObject({
      items: ['b1', 'c1', 'a1'],
      pending: 0,
    });
    rerender({ items: ['a2', 'b2', 'c2'], held: true, asked });
    expect(result.current.items).toEqual(['b2', 'c2', 'a2']);
  });

  it('lets go of what is gone', () => {
    const { result, rerender } = render(['a1', 'b1'], true);
    rerender({ items: ['b2'], held: true });
    expect(result.current).toMatchObject({ items: ['b2'], pending: 0 });
  });
});
