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
export function seriousFaults(page: Page): Promise<string[]> {
  return faultsBy(page, {
    // A cell, and a select of Backstage UI, says in full what it shows in short.
    // A spinner of the catalog may stand between our panels.
    rules: {
      'label-content-name-mismatch': { enabled: false },
      'aria-progressbar-name': { enabled: false },
    },
  });
}

/**
 * The same by the rules that look at colours alone: another theme changes
 * nothing else of a page.
 */
export function faultsOfColour(page: Page): Promise<string[]> {
  return faultsBy(page, {
    runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
  });
}

async function faultsBy(
  page: Page,
  rules: Pick<axe.RunOptions, 'rules' | 'runOnly'>,
): Promise<string[]> {
  // A page that was opened by a link still has it.
  if (!(await page.evaluate(() => 'axe' in window))) {
    await page.evaluate(axe.source);
  }
  const violations = await page.evaluate(
    async ([selectors, chosen]) => {
      // The script above put it there.
      const { axe: engine } = window as unknown as { axe: typeof axe };
      const include = selectors.filter(one => document.querySelector(one));
      if (include.length === 0) return [];
      const found = await engine.run(
        { include },
        { ...chosen, resultTypes: ['violations'], preload: false },
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
    },
    [ours, rules] as const,
  );
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
