// Draws a Markdown comment as GitHub shows it, in a headless Chromium.
//
//   node scripts/picture.mjs                                                      all pictures of the documentation
//   node scripts/picture.mjs COMMENT.md PICTURE.png [--open TEXT] [--only TEXT]
//
// --open unfolds the details whose summaries have TEXT in them; --only does, and shows nothing else. TEXT may be HTML.
// It needs a font with emoji, such as Debian's fonts-noto-color-emoji.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { marked } from 'marked';

const CAUTION =
  '<svg viewBox="0 0 16 16" width="16" height="16"><path d="M4.47.22A.749.749 0 0 1 5 0h6c.199 0 .389.079.53.22l4.25 4.25c.141.14.22.331.22.53v6a.749.749 0 0 1-.22.53l-4.25 4.25A.749.749 0 0 1 11 16H5a.749.749 0 0 1-.53-.22L.22 11.53A.749.749 0 0 1 0 11V5c0-.199.079-.389.22-.53Zm.84 1.28L1.5 5.31v5.38l3.81 3.81h5.38l3.81-3.81V5.31L10.69 1.5ZM8 4a.75.75 0 0 1 .75.75v3.5a.75.75 0 0 1-1.5 0v-3.5A.75.75 0 0 1 8 4Zm0 8a1 1 0 1 1 0-2 1 1 0 0 1 0 2Z"/></svg>';

const WIDTH = 920;

const STYLE = `
* { box-sizing: border-box }
body { margin: 0; padding: 16px; background: #fff; color: #1f2328; font: 14px/1.5 "Segoe UI", "Noto Sans", "DejaVu Sans", Helvetica, Arial, sans-serif }
.comment { border: 1px solid #d1d9e0; border-radius: 6px }
.head { padding: 8px 16px; background: #f6f8fa; border-bottom: 1px solid #d1d9e0; border-radius: 6px 6px 0 0; color: #59636e }
.head b { color: #1f2328 }
.body { padding: 16px }
.body > :first-child { margin-top: 0 } .body > :last-child { margin-bottom: 0 }
p, blockquote, ul, ol, table, pre, details, .caution { margin: 0 0 16px }
h3 { margin: 24px 0 16px; font-size: 1.25em; line-height: 1.25; font-weight: 600 }
ul { padding-left: 2em } li + li { margin-top: .25em }
code { padding: .2em .4em; background: #818b981f; border-radius: 6px; font: 85% "DejaVu Sans Mono", "Liberation Mono", monospace }
pre { padding: 16px; overflow: auto; background: #f6f8fa; border-radius: 6px; line-height: 1.45 }
pre code { padding: 0; background: none; font-size: 12px }
pre .add { color: #116329; background: #dafbe1 } pre .del { color: #82071e; background: #ffebe9 } pre .hunk { color: #8250df }
table { display: block; width: max-content; max-width: 100%; overflow: auto; border-spacing: 0; border-collapse: collapse }
th, td { padding: 6px 13px; border: 1px solid #d1d9e0; text-align: left } th { font-weight: 600 }
tr:nth-child(2n) { background: #f6f8fa }
details { margin-bottom: 16px } details > :last-child { margin-bottom: 0 } details[open] > summary { margin-bottom: 16px }
blockquote { padding: 0 1em; color: #59636e; border-left: .25em solid #d1d9e0 }
.caution { padding: 8px 16px; border-left: .25em solid #cf222e } .caution > :last-child { margin-bottom: 0 }
.caution .title { display: flex; align-items: center; gap: 8px; margin-bottom: 16px; color: #d1242f; font-weight: 500 } .caution svg { fill: #d1242f }
a { color: #0969da }
.emoji { font-family: "Noto Color Emoji" }
`;

/** Those of the documentation: the comment, and what is unfolded, or shown alone. */
const PICTURES = [
  ['test/fixtures/comments/shop-with-drift.github.md', 'images/comment.png', {}],
  ['test/fixtures/comments/shop-with-drift.github.md', 'images/comment-drift.png', { only: '>storefront<' }],
  ['test/fixtures/comments/loki-stack.github.md', 'images/comment-loki-stack.png', { open: '>loki<' }],
];

const root = fileURLToPath(new URL('..', import.meta.url));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { open: { type: 'string' }, only: { type: 'string' } },
});
const [source, target] = positionals;
if (source !== undefined && target !== undefined) draw(source, target, values);
else for (const [comment, picture, options] of PICTURES) draw(join(root, comment), join(root, picture), options);

/** GitHub colours the lines of a diff, and makes a box of a caution. */
function bodyOf(markdown, { open, only }) {
  const html = marked.parse(markdown, { async: false, gfm: true, breaks: true });
  const coloured = html.replace(/(<code class="language-diff">)([\s\S]*?)(<\/code>)/g, (_, open, diff, close) => {
    const lines = diff.split('\n').map((line) => {
      const kind = { '+': 'add', '-': 'del', '@': 'hunk' }[line[0]];
      return kind ? `<span class="${kind}">${line}</span>` : line;
    });
    return open + lines.join('\n') + close;
  });
  const boxed = coloured.replace(
    /<blockquote>\s*<p>\[!CAUTION\](?:<br>)?\s*(<\/p>)?([\s\S]*?)<\/blockquote>/g,
    (_, end, text) =>
      `<div class="caution"><div class="title">${CAUTION}Caution</div>${end === undefined ? '<p>' : ''}${text}</div>`,
  );
  const unfolded = boxed.replace(/<details><summary>([\s\S]*?)<\/summary>/g, (whole, summary) =>
    [open, only].some((text) => text !== undefined && summary.includes(text))
      ? whole.replace('<details>', '<details open>')
      : whole,
  );
  const shown = only === undefined ? unfolded : (/<details open>[\s\S]*?<\/details>/.exec(unfolded)?.[0] ?? '');
  // Other fonts have some of them, too, in black
  return shown.replace(/\p{Emoji_Presentation}/gu, '<span class="emoji">$&</span>');
}

function draw(source, target, options) {
  const page = `<!doctype html><meta charset="utf-8"><style>${STYLE}</style>
<div class="comment"><div class="head"><b>github-actions</b> bot commented</div>
<div class="body">${bodyOf(readFileSync(source, 'utf8'), options)}</div></div>
<script>document.documentElement.dataset.height = document.documentElement.offsetHeight</script>`;
  const folder = mkdtempSync(join(tmpdir(), 'seatrial-picture-'));
  try {
    const file = join(folder, 'comment.html');
    writeFileSync(file, page);
    const flags = [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--hide-scrollbars',
      `--user-data-dir=${folder}/profile`,
    ];
    const chromium = (height, last) =>
      execFileSync('chromium', [...flags, `--window-size=${WIDTH},${height}`, last, pathToFileURL(file).href], {
        stdio: ['ignore', 'pipe', 'ignore'],
        encoding: 'utf8',
      });
    const [, height] = /data-height="(\d+)"/.exec(chromium(2_000, '--dump-dom')) ?? [];
    chromium(height, `--screenshot=${resolve(target)}`);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}
