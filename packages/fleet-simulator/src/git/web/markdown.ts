import MarkdownIt from 'markdown-it';
import { trusted, type Html } from './html';

// With `html: false` raw tags become text, and markdown-it itself refuses
// `javascript:`, `vbscript:`, `file:` and most `data:` links. Images are off:
// a page of the demo fetches nothing from elsewhere.
const markdown = new MarkdownIt({ html: false, linkify: false }).disable(
  'image',
);

// The page itself has the one heading of the first level.
markdown.core.ruler.push('lower-headings', ({ tokens }) => {
  for (const token of tokens) {
    if (/^h[1-5]$/.test(token.tag)) {
      token.tag = `h${Number(token.tag.slice(1)) + 1}`;
    }
  }
});

/** The text of a pull request or a Markdown file as safe markup. */
export function renderMarkdown(text: string): Html {
  return trusted(markdown.render(text));
}
