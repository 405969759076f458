import type { NotChecked, Report } from '../../src/model/report.ts';
import { renderReport } from '../../src/report/render.ts';
import { application, objectChange, RICH, report, unchanged } from './reports.ts';

const lineCount = (text: string) => text.trimEnd().split('\n').length;

function many<Item>(count: number, make: (index: number) => Item): Item[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

const diffOf = (lines: number, of = '') => `@@ -1,1 +1,1 @@\n${many(lines - 1, (i) => `+line ${i}${of}`).join('\n')}`;

/** Too much of everything. */
const LARGE = report({
  verdict: 'failed',
  applications: [
    ...many(1500, (i) =>
      application({
        name: `app-${i}`,
        changes: many(3, (k) => objectChange({ name: `object-${i}-${k}`, diff: diffOf(i % 5 === 0 ? 3000 : 6) })),
        findings: [{ rule: 'repeated-resource', severity: 'warning', new: true, message: 'twice' }],
      }),
    ),
    ...many(4000, (i) => unchanged(`same-${i}`)),
  ],
  findings: [{ rule: 'first', severity: 'error', new: true, message: 'the reason' }],
  notChecked: many<NotChecked>(900, (i) => ({
    what: `Application ext-${i}`,
    reason: 'elsewhere',
    reached: i % 2 === 0,
  })),
  settings: [{ name: 'kube-version', value: '1.34.0', from: 'default' }],
});

describe.each([{}, { all: true }])('text keeps to its lines, %j', (options) => {
  test.each([60, 200, 2000, 20_000])('%i', (maxLines) => {
    const text = renderReport(LARGE, 'text', { ...options, maxLines });
    expect(lineCount(text)).toBeLessThanOrEqual(maxLines);
    expect(lineCount(text)).toBeGreaterThan(maxLines * 0.4);
    expect(text).toMatch(/^FAILED {2}1 new error/);
    expect(text.replace(/\s+/g, ' ')).toContain(`Cut to ${maxLines} lines. Left out here: `);
    expect(text.replace(/\s+/g, ' ')).toContain('--output FILE');
    expect(text).toContain('Settings: kube-version 1.34.0');
    expect(text).toContain('the reason');
  });

  test('some of everything is shown', () => {
    const text = renderReport(LARGE, 'text', { ...options, maxLines: 2000 });
    for (const piece of ['450× elsewhere', '~ changed  app-0  shop', 'object-0-0', '+line 1'])
      expect(text).toContain(piece);
    expect(text).toMatch(/~ changed +app-0 +3 changed/);
  });
});

test('without a limit all is shown', () => {
  const text = renderReport(LARGE, 'text', {});
  expect(text).not.toContain('Cut to');
  expect(text).toContain('+line 2998');
  expect(text).toContain('object-1499-2');
});

test('with room for all, nothing is said', () => {
  expect(renderReport(RICH, 'text', { maxLines: 2000 })).toBe(renderReport(RICH, 'text', {}));
});

describe('what is left out is counted where it would stand', () => {
  const one = (...sizes: number[]): Report =>
    report({
      applications: [
        application({
          changes: sizes.map((size, i) =>
            objectChange({ name: `o${i}`, diff: diffOf(size, i === 0 ? '' : ` of o${i}`) }),
          ),
        }),
      ],
    });

  test('the end of one long diff', () => {
    const text = renderReport(one(1000, 3), 'text', { maxLines: 2000 });
    expect(text).toContain('    +line 198\n    … 800 more lines\n');
    expect(text).not.toContain('+line 199');
    expect(text).toContain('Cut to 2000 lines. Left out here: 800 lines of diffs. ');
    expect(text).toContain('o1');
  });

  test('whole diffs', () => {
    const text = renderReport(one(100, 100, 3), 'text', { maxLines: 160 });
    expect(text).toContain('    … 100 lines\n');
    expect(text).toContain('Left out here: 100 lines of diffs, 1 diffs as a whole. ');
    expect(text.match(/o[012] /g)).toHaveLength(3);
  });

  test('objects', () => {
    const text = renderReport(one(...many(500, () => 3)), 'text', { maxLines: 200 });
    const [, more = ''] = /^ {2}… (\d+) more objects$/m.exec(text) ?? [];
    expect(Number(more) + (text.match(/shop\/o\d+ /g)?.length ?? 0)).toBe(500);
  });
});

describe('what could not be determined', () => {
  const unknown = (count: number, helps: string[] = []): Report =>
    report({
      verdict: 'unknown',
      notChecked: many(count, (i) => {
        const help = helps[i % helps.length];
        return { what: `Application a${i}`, reason: 'elsewhere', reached: true, ...(help !== undefined && { help }) };
      }),
    });

  test('has one reason for many, with names line by line', () => {
    expect(renderReport(unknown(9), 'text')).toContain(
      [
        'Could not be determined',
        '  9× elsewhere',
        ...many(5, (i) => `    Application a${i}`),
        '    and 4 more (--all lists them)',
        '',
      ].join('\n'),
    );
    expect(renderReport(unknown(9), 'text', { all: true })).toContain('    Application a8\n');
  });

  test.each(['text', 'markdown'] as const)('%s: has each help once, and few of many', (format) => {
    const text = renderReport(unknown(9, ['help one', 'help two', 'help three', 'help four']), format);
    expect(text.split('help one')).toHaveLength(2);
    expect(text).toContain('→ help two');
    expect(text).not.toContain('help four');
    expect(text).toContain('and 2 more like it');
  });
});
