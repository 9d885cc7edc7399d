import axe from 'axe-core';
import type { Page } from 'playwright-core';

/**
 * What the fleet plugin draws: whole pages, panels on the pages of others, and
 * forms.
 * Backstage's own frame around them, and what it draws with Material UI, is for
 * Backstage to mend.
 */
const ours = ['.bui-Container', 'section[aria-labelledby]', 'form.rjsf'];

/**
 * What axe calls serious or critical in what is ours on the page as it is shown
 * now, each with its first elements. Empty is good.
 */
export async function seriousFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async selectors => {
    // The script above put it there.
    const { axe: engine } = window as unknown as { axe: typeof axe };
    const include = selectors.filter(one => document.querySelector(one));
    if (include.length === 0) return [];
    const found = await engine.run(
      { include },
      {
        resultTypes: ['violations'],
        preload: false,
        // A cell, and a select of Backstage UI, says in full what it shows in short.
        // A spinner of the catalog may stand between our panels.
        rules: {
          'label-content-name-mismatch': { enabled: false },
          'aria-progressbar-name': { enabled: false },
        },
      },
    );
    return found.violations.map(({ id, impact, help, nodes }) => ({
      id,
      impact,
      help,
      elements: nodes.map(({ html, failureSummary, target }) => ({
        html: html.slice(0, 300),
        target: target.join(' '),
        why: failureSummary ?? '',
      })),
    }));
  }, ours);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, elements }) =>
      [
        `${id}: ${help} (${elements.length} elements)`,
        ...elements
          .slice(0, 4)
          .map(
            ({ target, html, why }) => `  ${target}\n    ${html}\n    ${why}`,
          ),
      ].join('\n'),
    );
}
