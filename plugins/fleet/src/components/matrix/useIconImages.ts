import { CSSProperties, RefObject, useLayoutEffect, useState } from 'react';
import { fleetStates } from '@fleet-portal/backstage-plugin-fleet-common';
import { imageOf, ShownState, toneOf } from '../state';

const states: readonly ShownState[] = [...fleetStates, 'notPlaced', 'behind'];

/**
 * `--fleet-icon-<state>` for every state that a cell can show, in the colours of
 * the theme; anew when the reader chooses another one.
 */
export function useIconImages(ref: RefObject<HTMLElement>): CSSProperties {
  const [images, setImages] = useState<CSSProperties>({});
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return undefined;
    const draw = () => setImages(imagesIn(getComputedStyle(element)));
    draw();
    const observer = new MutationObserver(draw);
    observer.observe(document.body, {
      attributes: true,
      attributeFilter: ['data-theme-mode', 'data-theme-name'],
    });
    return () => observer.disconnect();
  }, [ref]);
  return images;
}

function imagesIn(style: CSSStyleDeclaration): CSSProperties {
  const valueOf = (name: string) => style.getPropertyValue(name).trim();
  const ink = valueOf('--fleet-icon-ink');
  return Object.fromEntries(
    states.map(state => {
      const tone = toneOf(state);
      const colour = valueOf(
        tone === 'negative' ? '--fleet-negative-icon' : `--fleet-${tone}-fg`,
      );
      return [`--fleet-icon-${state}`, imageOf(state, { colour, ink })];
    }),
  );
}
