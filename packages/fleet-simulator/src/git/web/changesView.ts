import type { FileChange } from '../store/FileChange';
import { html, type Html } from './html';

type Hunk = FileChange['hunks'][number];

/** The changed files of a pull request or commit, each with its unified diff. */
export function changesView(changes: readonly FileChange[]): Html {
  const additions = changes.reduce((sum, change) => sum + change.additions, 0);
  const deletions = changes.reduce((sum, change) => sum + change.deletions, 0);
  return html`<section aria-labelledby="changes">
    <h2 id="changes">
      ${changes.length === 1
        ? '1 changed file'
        : `${changes.length} changed files`}
      ${counts(additions, deletions)}
    </h2>
    ${changes.length > 1
      ? html`<ul class="card rows mono">
          ${changes.map(
            (change, index) =>
              html`<li>
                <a class="grow" href="#file-${index + 1}">${change.path}</a>
                <span class="muted">${change.status}</span>
                ${counts(change.additions, change.deletions)}
              </li>`,
          )}
        </ul>`
      : ''}
    ${changes.map((change, index) => fileView(change, `file-${index + 1}`))}
  </section>`;
}

function counts(additions: number, deletions: number): Html {
  return html`<span
    ><span class="plus">+${additions}</span>
    <span class="minus">−${deletions}</span></span
  >`;
}

function fileView(change: FileChange, id: string): Html {
  const { path, status, modeChange } = change;
  return html`<article class="card" id="${id}" aria-label="${path}">
    <header>
      <span class="grow mono">${path}</span>
      <span class="muted">${status}</span>
      ${modeChange
        ? html`<span class="muted"
            >mode ${modeChange.from} → ${modeChange.to}</span
          >`
        : ''}
    </header>
    ${contentOf(change)}
  </article>`;
}

function contentOf({ path, text, hunks }: FileChange): Html {
  if (text !== 'shown') {
    const reason =
      text === 'binary'
        ? 'A binary file; its lines are not shown.'
        : 'Too large; its lines are not shown.';
    return html`<p class="pad muted">${reason}</p>`;
  }
  if (hunks.length === 0) {
    return html`<p class="pad muted">No changed lines.</p>`;
  }
  return html`<div
    class="scroll"
    tabindex="0"
    role="region"
    aria-label="Changed lines of ${path}"
  >
    <table class="lines">
      ${hunks.map(hunkRows)}
    </table>
  </div>`;
}

function hunkRows(hunk: Hunk): Html {
  const range = `@@ -${hunk.oldStart},${hunk.oldLines} +${hunk.newStart},${hunk.newLines} @@`;
  let before = hunk.oldStart;
  let after = hunk.newStart;
  const rows = hunk.lines.map(line => {
    const sign = line.slice(0, 1);
    const text = line.slice(1);
    if (sign === '+') {
      return row('added', '', after++, '+', text);
    }
    if (sign === '-') {
      return row('removed', before++, '', '−', text);
    }
    // "\ No newline at end of file"
    if (sign === '\\') {
      return row('context', '', '', '', text.trim());
    }
    return row('context', before++, after++, ' ', text);
  });
  return html`<tbody>
    <tr class="hunk">
      <td colspan="4">${range}</td>
    </tr>
    ${rows}
  </tbody>`;
}

function row(
  kind: string,
  before: number | string,
  after: number | string,
  sign: string,
  text: string,
): Html {
  return html`<tr class="${kind}">
    <td class="no">${before}</td>
    <td class="no">${after}</td>
    <td class="sign">${sign}</td>
    <td>${text}</td>
  </tr>`;
}
