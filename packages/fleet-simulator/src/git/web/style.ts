/** One style sheet for all pages; no scripts, no fonts or images from elsewhere. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --bg: #f5f5f5; --surface: #fff; --fg: #111; --muted: #5a5a5a; --line: #d9d9d9;
  --link: #1f5493; --accent: #1f5493; --on-accent: #fff;
  --pos: #0c632b; --pos-bg: #dff5e7; --neg: #991919; --neg-bg: #ffe4e4;
  --ann: #173da6; --ann-bg: #e0edfd; --skew: #6b2fa8; --skew-bg: #f1e8fb;
  --code: #f3f3f3;
  --mono: ui-monospace, Menlo, Consolas, "Liberation Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --bg: #1f1f1f; --surface: #2a2a2a; --fg: #f2f2f2; --muted: #bdbdbd; --line: #4a4a4a;
    --link: #9cc9ff; --accent: #9cc9ff; --on-accent: #101821;
    --pos: #8ddeaa; --pos-bg: #0d3a1d; --neg: #fca5a5; --neg-bg: #4a1a1c;
    --ann: #9cccff; --ann-bg: #0a305c; --skew: #dcc0ff; --skew-bg: #3d2759;
    --code: #353535;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--bg); color: var(--fg); font: 15px/1.5 system-ui, "Segoe UI", Roboto, "Liberation Sans", sans-serif; }
a { color: var(--link); text-decoration: none; }
a:hover { text-decoration: underline; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
.skip { position: absolute; left: -999px; }
.skip:focus { left: 8px; top: 8px; background: var(--surface); padding: 4px 8px; }
.top { background: #171717; color: #fff; padding: 12px 24px; }
.top a { color: #9bf0e1; }
.top ol { display: flex; flex-wrap: wrap; gap: 8px; list-style: none; margin: 0; padding: 0; }
.top li + li::before { content: "/"; margin-right: 8px; color: #9a9a9a; }
main { max-width: 1080px; margin: 0 auto; padding: 24px 16px 64px; }
h1 { font-size: 24px; line-height: 1.3; margin: 0 0 8px; overflow-wrap: anywhere; }
h1.mono { font-family: var(--mono); font-size: 18px; }
h2 { font-size: 18px; margin: 28px 0 12px; }
code, pre, .mono { font-family: var(--mono); font-size: 13px; }
.muted { color: var(--muted); }
.number { color: var(--muted); font-weight: 400; }
.card { background: var(--surface); border: 1px solid var(--line); border-radius: 6px; margin: 12px 0; overflow: hidden; }
.card > header, .pad { padding: 12px 16px; }
.pad > :first-child { margin-top: 0; }
.card > header { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: center; border-bottom: 1px solid var(--line); }
.rows { list-style: none; margin: 0; padding: 0; }
.rows > li { display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: baseline; padding: 10px 16px; }
.rows > li + li { border-top: 1px solid var(--line); }
.grow { flex: 1 1 240px; min-width: 0; overflow-wrap: anywhere; }
.tabs ul { display: flex; gap: 4px; list-style: none; margin: 12px 0 0; padding: 0; border-bottom: 1px solid var(--line); }
.tabs a { display: block; padding: 8px 12px; color: var(--fg); border-bottom: 3px solid transparent; }
.tabs a[aria-current] { border-color: var(--accent); font-weight: 600; }
.count { background: var(--code); border-radius: 10px; padding: 0 8px; font-size: 13px; }
.badge { display: inline-block; padding: 1px 10px; border-radius: 12px; font-weight: 600; font-size: 13px; }
.badge.open { color: var(--pos); background: var(--pos-bg); }
.badge.merged { color: var(--skew); background: var(--skew-bg); }
.badge.closed { color: var(--neg); background: var(--neg-bg); }
.badge.draft, .badge.archived { color: var(--muted); background: var(--code); }
.branch { font-family: var(--mono); font-size: 13px; color: var(--ann); background: var(--ann-bg); border-radius: 4px; padding: 1px 6px; overflow-wrap: anywhere; }
.plus { color: var(--pos); font-weight: 600; } .minus { color: var(--neg); font-weight: 600; }
.actions { display: flex; flex-wrap: wrap; gap: 12px; align-items: center; }
.actions form { margin: 0; }
button { font: inherit; font-weight: 600; padding: 8px 16px; border-radius: 6px; border: 1px solid var(--accent); background: var(--accent); color: var(--on-accent); cursor: pointer; }
button.quiet { background: var(--surface); color: var(--fg); border-color: var(--muted); }
button.small { padding: 3px 10px; }
input:not([type=hidden]) { font: inherit; padding: 3px 8px; border-radius: 6px; border: 1px solid var(--muted); background: var(--surface); color: var(--fg); }
button:hover { filter: brightness(1.1); }
.scroll { overflow-x: auto; }
table.lines { border-collapse: collapse; width: 100%; font-family: var(--mono); font-size: 13px; line-height: 1.45; tab-size: 4; }
table.lines td { padding: 0 12px; white-space: pre; vertical-align: top; }
table.lines td.no { width: 1%; min-width: 44px; padding: 0 8px; text-align: right; color: var(--muted); user-select: none; }
table.lines td.sign { width: 1%; padding: 0 0 0 8px; }
tr.added td { background: var(--pos-bg); } tr.added td.sign { color: var(--pos); }
tr.removed td { background: var(--neg-bg); } tr.removed td.sign { color: var(--neg); }
tr.hunk td { background: var(--ann-bg); color: var(--ann); padding: 2px 12px; }
.markdown { overflow-wrap: anywhere; }
.markdown > :first-child { margin-top: 0; } .markdown > :last-child { margin-bottom: 0; }
.markdown pre { background: var(--code); padding: 12px; border-radius: 6px; overflow-x: auto; }
.markdown :not(pre) > code { background: var(--code); padding: 1px 5px; border-radius: 4px; }
.markdown table { border-collapse: collapse; display: block; overflow-x: auto; }
.markdown th, .markdown td { border: 1px solid var(--line); padding: 4px 12px; text-align: left; overflow-wrap: normal; }
.markdown td code { white-space: nowrap; }
.markdown blockquote { margin: 0; padding-left: 12px; border-left: 3px solid var(--line); color: var(--muted); }
`;
