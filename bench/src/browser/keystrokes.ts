import type { Page } from 'playwright-core';

/** Long enough for everything that a keystroke leads to. */
const settling = 700;

/**
 * Types into the search of the matrix, one key at a time.
 *
 * @returns for each key, milliseconds until the last change of the matrix that
 *   followed from it was painted
 */
export async function typeAndWatch(
  page: Page,
  keys: readonly string[],
): Promise<number[]> {
  const search = page.getByRole('searchbox').first();
  await search.click();
  const waits: number[] = [];
  for (const key of keys) {
    const painted = page.evaluate(watchOneKey, settling);
    await search.press(key);
    waits.push(await painted);
  }
  return waits;
}

/** Runs in the page, and knows nothing of what is around it here. */
async function watchOneKey(wait: number): Promise<number> {
  const paint = () =>
    new Promise<number>(resolve => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        port2.postMessage(undefined);
      });
    });
  const pressedAt = await new Promise<number>(resolve => {
    document.addEventListener('keydown', event => resolve(event.timeStamp), {
      capture: true,
      once: true,
    });
  });
  let paintedAt = pressedAt;
  const grid = document.querySelector('[role="grid"]')?.parentElement;
  // Headings say every second how long ago a hub was heard.
  const isHeading = ({ target }: MutationRecord) => {
    const element = target instanceof Element ? target : target.parentElement;
    return Boolean(element?.closest('[role="columnheader"]'));
  };
  // From the key on: rows may follow before the frame of the field is painted.
  const observer = new MutationObserver(async records => {
    if (records.every(isHeading)) return;
    paintedAt = Math.max(paintedAt, await paint());
  });
  // Rows that change places change words as well; attributes alone change with
  // the age that is told of each cell.
  observer.observe(grid ?? document.body, {
    subtree: true,
    childList: true,
    characterData: true,
  });
  paintedAt = Math.max(paintedAt, await paint());
  await new Promise(resolve => {
    setTimeout(resolve, wait);
  });
  observer.disconnect();
  return paintedAt - pressedAt;
}
