/**
 * A screen for jsdom, which lays nothing out: every element is as large as
 * the window, and media queries for a width are answered.
 */
export function givenScreen(width: number, height: number) {
  const sizes = {
    offsetWidth: width,
    clientWidth: width,
    offsetHeight: height,
    clientHeight: height,
  };
  for (const [name, value] of Object.entries(sizes)) {
    Object.defineProperty(HTMLElement.prototype, name, {
      configurable: true,
      get: () => value,
    });
  }
  Object.defineProperty(window, 'matchMedia', {
    configurable: true,
    value: (query: string) => {
      const limit = Number(/max-width: (\d+)px/.exec(query)?.[1] ?? 0);
      return {
        matches: width <= limit,
        media: query,
        addEventListener: () => {},
        removeEventListener: () => {},
        addListener: () => {},
        removeListener: () => {},
      };
    },
  });
}
