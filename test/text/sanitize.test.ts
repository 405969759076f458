import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  capLines,
  disarmCommands,
  fence,
  forMarkdown,
  forTerminal,
  htmlCode,
  inlineCode,
  tableCode,
} from '../../src/text/sanitize.ts';

const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '::',
        '::error::',
        '##[',
        '##vso[',
        '#',
        '\r',
        '\n',
        '\u001b[31m',
        '\u001b]0;t\u0007',
        '\u202e',
        '\u200b',
        '\u0085',
      ),
      fc.constantFrom(
        '`',
        '```',
        '~~~',
        '|',
        '@',
        '@org/x',
        '#12',
        'a/b#1',
        '<',
        '</details>',
        '<!--',
        '&',
        '[a](b)',
        '![',
        '*',
        '_',
      ),
      fc.constantFrom(
        'https://x.y',
        'www.x',
        '/azp run',
        'fixes ',
        'GH-1',
        '!12',
        'deadbeef1',
        ' ',
        '\t',
        '\\',
        '1. ',
        '- ',
        '😀',
        '\ud800',
      ),
      fc.string({ maxLength: 5 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

const INVISIBLE = /(?![\n\t])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

describe('for a terminal', () => {
  test('nothing invisible, no command; a second pass changes nothing', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const clean = forTerminal(text);
        expect(clean).not.toMatch(INVISIBLE);
        expect(clean).not.toMatch(/##(vso)?\[/i);
        expect(clean).not.toMatch(/^\s*::.*::/m);
        expect(forTerminal(clean)).toBe(clean);
      }),
      { numRuns: 1_000 },
    );
  });

  test.each([
    ['a\r\nb', 'a\nb'],
    ['50 %\rdone', '50 %⟨U+000D⟩done'],
    ['\u001b[1;31mred\u001b[0m', 'red'],
    ['\u001b[2J', '⟨U+001B⟩[2J'],
    ['nginx\u200b:\u202e1', 'nginx⟨U+200B⟩:⟨U+202E⟩1'],
    ['::1 localhost', '::1 localhost'],
    ['  ::set-output name=a::b', '  :\\:set-output name=a::b'],
    ['x ##vso[task.setvariable]', 'x #\\#vso[task.setvariable]'],
  ])('%j', (text, clean) => expect(forTerminal(text)).toBe(clean));

  test('long lines are cut, and say so; a line that only claims to be cut is too', () => {
    expect(capLines(`${'a'.repeat(3_000)}\nb`)).toBe(`${'a'.repeat(2_000)} … 1000 more characters\nb`);
    expect(capLines(`${'a'.repeat(1_999)}😀${'b'.repeat(100)}`)).toBe(`${'a'.repeat(1_999)} … 102 more characters`);
    expect(capLines(`${'a'.repeat(9_000)} … 5 more characters`).length).toBeLessThan(2_050);
  });

  test('disarming twice is disarming once', () => {
    const once = disarmCommands('::error::x\n###[a');
    expect(disarmCommands(once)).toBe(once);
  });
});

describe('inside Markdown', () => {
  test('prose is one line without markup, HTML, mentions, references or links', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const clean = forMarkdown(text);
        expect(clean).not.toMatch(/[\n<>]/);
        // What the host sees once entities are text.
        const seen = clean.replaceAll('&#8203;', '\u200b').replace(/\\[!-/:-@[-`{-~]/g, '□');
        expect(seen).not.toMatch(/[`*_[\]|~]/);
        expect(seen).not.toMatch(/@\w|#\d|!\d|:\/\/|www\.|GH-\d/i);
        expect(seen).not.toMatch(/(^|\s)\/\w/);
        expect(seen).not.toMatch(/^([-+=]|\d+[.)])/);
      }),
      { numRuns: 1_000 },
    );
  });

  test.each([
    ['see deadbeef12 of a/b#3', 'see deadbe&#8203;ef12 of a/b#&#8203;3'],
    ['@org/everyone fixes #1', '@&#8203;org/everyone fixes #&#8203;1'],
    ['a|b `c` <d>', 'a\\|b \\`c\\` &lt;d&gt;'],
    ['https://x/y', 'https:&#8203;//x/y'],
    ['/azp run', '/&#8203;azp run'],
    ['::error::x', ':&#8203;:error::x'],
    ['1. one', '1&#8203;. one'],
  ])('%j', (text, clean) => expect(forMarkdown(text)).toBe(clean));

  test('inline code closes where it should', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const code = inlineCode(text);
        if (code === '') return;
        const ticks = /^`+/.exec(code)?.[0] ?? '';
        expect(code.endsWith(ticks)).toBe(true);
        const inner = code.slice(ticks.length, -ticks.length);
        expect((inner.match(/`+/g) ?? []).some((run) => run.length === ticks.length)).toBe(false);
        expect(code).not.toContain('\n');
      }),
    );
  });

  test('a cell of a table has no bare pipe', () => {
    fc.assert(fc.property(hostile, (text) => expect(tableCode(text).replace(/\\[\\|]/g, '')).not.toContain('|')));
  });

  test('HTML has no tag but code', () => {
    fc.assert(fc.property(hostile, (text) => expect(htmlCode(text)).toMatch(/^<code>[^<>\n]*<\/code>$/)));
  });

  test('nothing inside closes a fence', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const lines = fence(text, 'diff').split('\n');
        const ticks = /^`+/.exec(lines[0] ?? '')?.[0] ?? '';
        expect(lines.at(-1)).toBe(ticks);
        for (const line of lines.slice(1, -1)) expect(line.trim().startsWith(ticks)).toBe(false);
      }),
    );
  });
});
