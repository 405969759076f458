import fc from 'fast-check';

const ESC = '\u001b';

/** What somebody would write into a file, a chart or a cluster to have it take effect where it is shown. */
export const HOSTILE: readonly string[] = [
  // Fences, HTML, and what marks our own comments
  '````\n```\n~~~\n</details>\n<img src=x onerror=alert(1)>',
  '<!-- seatrial:default --> <!--',
  '</code></summary></details><script>alert(1)</script>',
  '<a href="javascript:alert(1)">x</a> <svg/onload=alert(1)> &lt;b&gt; &#60;b&#62;',
  '`` ` ``` ` `',
  '``````````````````',
  '| a | b |\n|---|---|\n| \\| | `|` |',
  '\\| \\` \\\\| \\\\\\|',
  // Mentions, closing keywords, references
  '@org/everyone @admin (@x) \uff20x me@example.com',
  'fixes #1, closes org/repo#2, resolves GH-3, Fixed: https://github.com/o/r/issues/4, AB#5, !6',
  'deadbeef1 0123456789abcdef0123456789abcdef01234567 org/repo@deadbeef1',
  // Commands of bots
  '/merge\n/azp run\n/approve\n  /lgtm cancel\n/\u200bmerge',
  'x\n/close',
  // Commands of CI hosts
  '::set-output name=a::b\n::add-mask::a\n  ::error file=a,line=1::x\n::stop-commands::t',
  '##vso[task.setvariable variable=a;isSecret=false]b ##[section]x ##[error]x ###[command]x ##VSO[task.complete result=Succeeded;]',
  'a%0A::error::b%0D%0A##vso[x]',
  '##\u200bvso[task.setvariable variable=a]b ##\u001b[31mvso[x] ##\r[error]x',
  // Carriage returns, ANSI, other controls
  'deleted everything\rno changes here\r\n\u0085next\u2028line\u2029paragraph',
  `${ESC}[31mred${ESC}[0m ${ESC}[2J${ESC}[1;1H ${ESC}]0;title\u0007 ${ESC}]8;;https://evil.example${ESC}\\link${ESC}]8;;${ESC}\\ \u009b31m`,
  '\u0000\u0007\u0008\u000b\u000c\u007f',
  // Bidi, zero width, what looks like something else
  'nginx:\u202e1.0\u202c \u2066x\u2069 \u200e\u200f\u061c',
  'ng\u200binx ng\u200cinx ng\u200dinx ng\ufeffinx ng\u2060inx ng\u00adinx ng\u180einx',
  '\u{e0041}\u{e007f} \u3164 \u115f \uffa0 \u00a0 \u2800',
  '\ud800 \udc00 \ufffe \uffff',
  // Links
  'https://evil.example http://evil.example www.evil.example ftp://evil.example mailto:x@evil.example xmpp:x@evil.example',
  '<https://evil.example> [x](https://evil.example) ![x](https://evil.example/x.png) [x]: https://evil.example [^1] [^1]: x',
  '[x][y] [ ] x [x] task\n- [ ] a',
  'HTTPS://EVIL.example javascript:alert(1) data:text/html,x //evil.example',
  // Markup
  '# heading\n## heading\n====\n----\n***\n> quote\n> [!CAUTION]\n> x',
  '*a* **b** _c_ __d__ ~~e~~ ~f~ $x$ $$y$$ :smile: \\',
  '1. one\n2) two\n- three\n+ four\n* five\n    code',
  '```mermaid\ngraph TD\n```',
  '---\ntitle: x\n---',
  // Documents
  ']]> <![CDATA[ <?xml version="1.0"?> <!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]> &y;',
  '"\'</script><!--<script>` ${7*7} {{7*7}} <%= 7 %>',
  '=cmd|calc -1 +1 @sum',
  '\t\ttabs\t\tand   blanks   ',
  'x'.repeat(3_000),
  '😀'.repeat(1_100),
];

/** What a host acts upon in text that is no code: mentions, references, links, commands of bots. */
export const ACTIVE_TEXT =
  /@\w|#\d|!\d|\bGH-\d|:\/\/\w|\bwww\.\w|^\s*\/\w|\s\/(merge|azp|approve|lgtm|close)\b|\b(?=[0-9a-f]*\d)[0-9a-f]{7,40}\b/i;

const PIECES = [...new Set(HOSTILE.flatMap((text) => text.split(/(\s+)/)))].filter((piece) => piece.length < 60);

/** Any text, mostly made of what is hostile. */
export const hostileText = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...PIECES) },
      { weight: 1, arbitrary: fc.string({ maxLength: 6 }) },
    ),
    {
      maxLength: 12,
    },
  )
  .map((parts) => parts.join(''));
