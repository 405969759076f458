import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import type { ReportFormat } from '../../src/report/render.ts';
import { renderReport } from '../../src/report/render.ts';
import type { RenderOptions } from '../../src/report/render-options.ts';
import { ACTIVE_TEXT, HOSTILE, hostileText } from '../text/hostile.ts';
import { nodesOf, parseMarkdown } from '../text/parse-markdown.ts';
import { reportOf } from './hostile-reports.ts';

const INVISIBLE = /(?![\n\t])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;
const COMMAND = /##(vso)?\[|^\s*::.*::/im;
const BENIGN = 'benign';
const OUR_MARKDOWN = new Set([
  ...[
    'blockquote',
    'break',
    'code',
    'emphasis',
    'heading',
    'html',
    'inlineCode',
    'list',
    'listItem',
    'paragraph',
    'root',
  ],
  ...['strong', 'table', 'tableCell', 'tableRow', 'text'],
]);

/** The names of tags, in their order. */
function tagsOf(markup: string): string[] {
  return [...markup.matchAll(/<(\/?[a-z!?][^\s>/]*)/gi)].map(([, name]) => name as string);
}

const FORMATS: [string, ReportFormat, RenderOptions][] = [
  ['text', 'text', {}],
  ['all of the text', 'text', { all: true }],
  ['Markdown for GitHub', 'markdown', { alerts: true }],
  ['all of the Markdown for Azure DevOps', 'markdown', { all: true, maxLength: 150_000 }],
  ['JSON', 'json', {}],
  ['HTML', 'html', {}],
  ['JUnit', 'junit', { day: '2026-06-15' }],
];

/** What holds of a report, in whatever format, when every foreign text in it is this one. */
function expectInert(format: ReportFormat, options: RenderOptions, text: string): void {
  const rendered = renderReport(reportOf(text), format, options);
  expect(rendered).not.toMatch(COMMAND);
  expect(rendered).not.toMatch(INVISIBLE);
  if (format === 'json') expect(JSON.parse(rendered)).toEqual(JSON.parse(JSON.stringify(reportOf(text))));
  if (format === 'html' || format === 'junit')
    expect(tagsOf(rendered)).toEqual(tagsOf(renderReport(reportOf(BENIGN), format, options)));
  if (format === 'markdown') expectInertMarkdown(rendered);
}

function expectInertMarkdown(markdown: string): void {
  const nodes = [...nodesOf(parseMarkdown(markdown))];
  const kinds = new Set(nodes.map(({ type }) => type));
  expect([...kinds].filter((kind) => !OUR_MARKDOWN.has(kind))).toEqual([]);
  for (const node of nodes) {
    if (node.type === 'text') expect(node.value).not.toMatch(ACTIVE_TEXT);
    if (node.type === 'html')
      expect(node.value.replace(/<\/?(details|summary|b|code)>/g, '')).not.toMatch(/<[a-z/!?]/i);
  }
  expect(nodes.filter(({ type }) => type === 'heading')).toHaveLength(1);
  // What is not closed swallows the footer
  expect(nodes.some((node) => node.type === 'text' && node.value.includes('seatrial 0.1.0 check'))).toBe(true);
}

describe.each(FORMATS)('%s is harmless', (_name, format, options) => {
  test.each(HOSTILE)('with %j everywhere', (text) => expectInert(format, options, text));
  test('with anything everywhere', () => {
    fc.assert(
      fc.property(hostileText, (text) => expectInert(format, options, text)),
      { numRuns: 25 },
    );
  });
});

test.each(HOSTILE)('text in colour has no control sequence but its own with %j everywhere', (text) => {
  const esc = String.fromCharCode(0x1b);
  const rendered = renderReport(reportOf(text), 'text', { colour: true });
  expect(rendered.replace(new RegExp(`${esc}\\[\\d{1,2}m`, 'g'), '')).not.toMatch(INVISIBLE);
  expect(rendered).not.toMatch(COMMAND);
});

const hasXmllint = spawnSync('xmllint', ['--version']).error === undefined;
(hasXmllint || process.env['CI'] === 'true' ? test : test.skip)('JUnit is well formed with all of it', () => {
  for (const text of HOSTILE) {
    const input = renderReport(reportOf(text), 'junit', { day: '2026-06-15' });
    const { stderr, status } = spawnSync('xmllint', ['--noout', '--nonet', '-'], { input, encoding: 'utf8' });
    expect({ text, stderr, status }).toEqual({ text, stderr: '', status: 0 });
  }
});
