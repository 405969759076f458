/**
 * Makes text that came from a repository, a chart or a tool harmless where it is shown. Pure functions; each one is
 * idempotent, so that text which passes two of them is not spoilt.
 */

/** What no reader sees, or what moves or recolours what they see: controls, bidi, zero-width, tags, odd spaces, lone surrogates. */
const INVISIBLE = /(?![\n\t])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u00a0\u115f\u1160\u3164\uffa0]/gu;

/** Colours of a tool's output only paint; every other control sequence is shown. */
const COLOUR = new RegExp(`${String.fromCharCode(0x1b)}\\[[\\d;]*m`, 'g');

/** GitHub: `::name …::` after any blanks (actions/runner ActionCommand.TryParseV2). */
const WORKFLOW_COMMAND = /^(\s*):(?=:[^\n]*::)/gm;
/** Both hosts find `##[` anywhere in a line, Azure Pipelines `##vso[` too. */
const LOGGING_COMMAND = /#(?=#(?:vso)?\[)/gi;

const MAXIMUM_LINE = 2_000;
const CUT = / … \d+ more characters$/;

/** Text with every invisible character shown by its code, such as `⟨U+202E⟩`; newlines and tabs are kept, CRLF becomes LF. */
export function visible(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(COLOUR, '')
    .replace(INVISIBLE, (character) => {
      const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
      return `⟨U+${code}⟩`;
    });
}

/**
 * Breaks what the log of a CI host would take for a command: `::set-env …::`, `##[error]`, `##vso[…]` get a visible
 * backslash inside. For whole output, after lines are put together: indentation does not stop a command.
 */
export function disarmCommands(text: string): string {
  return text.replace(WORKFLOW_COMMAND, '$1:\\').replace(LOGGING_COMMAND, '#\\');
}

/** Cuts lines at 2,000 characters and says how many more there were. */
export function capLines(text: string): string {
  if (text.length <= MAXIMUM_LINE) return text;
  return text
    .split('\n')
    .map((line) => {
      if (line.length <= MAXIMUM_LINE || (line.length < MAXIMUM_LINE + 40 && CUT.test(line))) return line;
      // Never between the halves of a character beyond the basic plane.
      const end = /[\ud800-\udbff]$/.test(line.slice(0, MAXIMUM_LINE)) ? MAXIMUM_LINE - 1 : MAXIMUM_LINE;
      return `${line.slice(0, end)} … ${line.length - end} more characters`;
    })
    .join('\n');
}

/** For a terminal, which may be the log of a CI job: nothing invisible, no commands, no endless line. Newlines are kept. */
export function forTerminal(text: string): string {
  return disarmCommands(capLines(visible(text)));
}

/** One line: newlines and tabs become spaces. */
export function oneLine(text: string): string {
  return visible(text).replace(/\s+/g, ' ').trim();
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/**
 * Breaks a reference that the host would link or notify: it looks at the text, so an escape alone does not help. Of a commit id no
 * seven digits may stay together: any of them may be another's.
 */
const BREAK = '&#8203;';

/**
 * Prose inside Markdown, on one line, in a table cell too: no markup, HTML, mention, reference to an issue or commit, link,
 * closing keyword or command, be it of a bot or of a CI host in whose log it is printed. Not idempotent: for raw text only.
 */
export function forMarkdown(text: string): string {
  return capLines(oneLine(text))
    .replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '')
    .replace(/[\\`*_[\]|~{}$]/g, '\\$&')
    .replace(/^:(?=:)/, `:${BREAK}`)
    .replace(/^(?:[-+=]|\d+(?=[.)]))/, (start) => (/\d/.test(start) ? start + BREAK : `\\${start}`))
    .replace(/(?<!&)#|[@!]|GH-(?=\d)/gi, (sign) => sign + BREAK)
    .replace(/:(?=\/\/)|www(?=\.)/gi, (start) => start + BREAK)
    .replace(/(^|\s)\/(?=\w)/g, `$1/${BREAK}`)
    .replace(/\b(?=[0-9a-f]*\d)[0-9a-f]{7,40}\b/gi, (hash) => hash.replace(/.{6}(?=.)/g, `$&${BREAK}`));
}

/** A name or a path inside Markdown, on one line: as inline code, where hosts link nothing. */
export function inlineCode(text: string): string {
  const line = disarmCommands(capLines(oneLine(text)));
  if (line === '') return '';
  const ticks = '`'.repeat(longestRun(line, '`') + 1);
  const pad = /^`|`$/.test(line) ? ' ' : '';
  return `${ticks}${pad}${line}${pad}${ticks}`;
}

/** A name in a cell of a table, where a pipe ends even inline code. */
export function tableCode(text: string): string {
  return text.includes('|') ? forMarkdown(text) : inlineCode(text);
}

/** Text inside raw HTML such as `<summary>`, on one line, as code. */
export function htmlCode(text: string): string {
  const line = disarmCommands(capLines(oneLine(text))).replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '');
  return `<code>${line}</code>`;
}

/** Noncharacters, which XML does not have. */
const NO_XML = /[\ufffe\uffff]/g;

/**
 * Text inside an HTML or XML document, also inside a quoted attribute: nothing in it is markup, and nothing a command for a CI host,
 * whose log the document may be printed in. Newlines are kept. Attributes must have double quotes. Not idempotent: for raw text only.
 */
export function forHtml(text: string): string {
  return visible(text)
    .replace(NO_XML, '\ufffd')
    .replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '')
    .replace(/^(\s*):(?=:[^\n]*::)/gm, '$1&#58;')
    .replace(/#(?=#(?:vso)?\[)/gi, '&#35;');
}

/** Lines as a fenced block that nothing inside can close. */
export function fence(text: string, language = ''): string {
  const body = forTerminal(text).replace(/\n+$/, '');
  const ticks = '`'.repeat(Math.max(3, longestRun(body, '`') + 1));
  return `${ticks}${language}\n${body}\n${ticks}`;
}

function longestRun(text: string, character: string): number {
  let longest = 0;
  let run = 0;
  for (const one of text) {
    run = one === character ? run + 1 : 0;
    if (run > longest) longest = run;
  }
  return longest;
}
