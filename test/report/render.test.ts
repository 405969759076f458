import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ApplicationReport, Report } from '../../src/model/report.ts';
import { effectOf } from '../../src/report/phrases.ts';
import { type ReportFormat, renderReport } from '../../src/report/render.ts';
import type { RenderOptions } from '../../src/report/render-options.ts';
import { golden } from './golden.ts';
import { application, EMPTY, objectChange, RICH, report, SHARED, SMALL, unchanged } from './reports.ts';

const REPORTS: [string, Report][] = [
  ['empty', EMPTY],
  ['small', SMALL],
  ['rich', RICH],
  ['shared', SHARED],
];

describe('every format of a report', () => {
  test.each(REPORTS)('%s as text', (name, one) => golden(`${name}.txt`, renderReport(one, 'text')));
  test.each(REPORTS)('%s as Markdown', (name, one) => golden(`${name}.md`, renderReport(one, 'markdown')));
  test.each(REPORTS)('%s as JSON', (name, one) => golden(`${name}.json`, renderReport(one, 'json')));
  test('all', () => golden('rich-all.txt', renderReport(RICH, 'text', { all: true, width: 100 })));
});

test.each(REPORTS)('%s has the same headline with and without --all', (_, one) => {
  for (const format of ['text', 'markdown'] as const) {
    const [line] = renderReport(one, format).split('\n');
    const all = renderReport(one, format, { all: true });
    expect(all.split('\n')[0]).toBe(line);
    expect(all).toContain('web');
  }
});

test('nothing changed is one line', () => {
  expect(renderReport(EMPTY, 'text').trimEnd().split('\n')).toHaveLength(1);
  expect(renderReport(EMPTY, 'markdown').trimEnd().split('\n')).toHaveLength(1);
});

test('colour changes nothing but colour', () => {
  const coloured = renderReport(RICH, 'text', { colour: true });
  const esc = String.fromCharCode(0x1b);
  expect(coloured).toContain(`${esc}[31m`);
  expect(coloured.replace(new RegExp(`${esc}\\[\\d+m`, 'g'), '')).toBe(renderReport(RICH, 'text'));
});

describe('text is harmless in the log of a job', () => {
  test.each<[string, RenderOptions]>([
    ['plain', {}],
    ['coloured', { colour: true }],
  ])('%s', (_, options) => {
    const text = renderReport(RICH, 'text', options);
    expect(text).not.toMatch(/##(vso)?\[/);
    expect(text).not.toMatch(/^\s*::/m);
    expect(text).not.toContain('\u202e');
    expect(text).toContain('⟨U+202E⟩');
  });
});

describe('JSON', () => {
  test.each(REPORTS)('%s is read back as it was, and is harmless in a log', (_, one) => {
    const text = renderReport(one, 'json');
    expect(JSON.parse(text)).toEqual(one);
    expect(text).not.toMatch(/##(vso)?\[/i);
    expect(text).not.toContain('\u202e');
  });

  test('has all digits of large integers', () => {
    const large = { ...SMALL, extra: 2n ** 60n } as unknown as Report;
    expect(renderReport(large, 'json')).toContain('"extra": 1152921504606846976');
  });

  const schema = JSON.parse(
    readFileSync(fileURLToPath(new URL('../../schemas/report-v1.schema.json', import.meta.url)), 'utf8'),
  );
  const validate = new Ajv2020({ strict: true }).compile(schema);

  test.each(REPORTS)('%s keeps the schema', (_, one) => {
    validate(JSON.parse(renderReport(one, 'json')));
    expect(validate.errors).toBeNull();
  });

  test.each<[string, object]>([
    ['another version', { schema: 'seatrial.report/v2' }],
    ['no verdict', { verdict: undefined }],
    ['a verdict of its own', { verdict: 'skipped' }],
    [
      'a change without lines',
      { applications: [application({ changes: [objectChange({ lines: undefined as never })] })] },
    ],
    ['a digest of another algorithm', { applications: [application({ digest: { head: 'abc' } })] }],
  ])('%s does not', (_, over) => {
    expect(validate(JSON.parse(renderReport(report(over as Partial<Report>), 'json')))).toBe(false);
  });

  test('what it does not know is accepted, and every field is described', () => {
    expect(validate({ ...SMALL, later: true })).toBe(true);
    const nodes: unknown[] = [schema, ...Object.values(schema.$defs)];
    for (const node of nodes) {
      for (const [name, field] of Object.entries((node as { properties: Record<string, object> }).properties)) {
        expect([name, 'description' in field]).toEqual([name, true]);
      }
    }
  });
});

describe('Markdown keeps to its length', () => {
  const large = report({
    verdict: 'failed',
    applications: Array.from({ length: 3000 }, (_, i) =>
      application({
        name: `app-${i}`,
        changes: [objectChange({ diff: `@@ -1,1 +1,1 @@\n${'+😀`````\n'.repeat(i % 7 === 0 ? 4000 : 20)}` })],
      }),
    ),
    findings: [{ rule: 'first', severity: 'error', new: true, message: 'the reason' }],
  });

  test.each([1_000, 5_000, 20_000, 65_000, 300_000])('%i', (maxLength) => {
    const text = renderReport(large, 'markdown', { maxLength });
    expect(text.length).toBeLessThanOrEqual(maxLength);
    expect(text.split('\n')[0]).toContain('failed');
    expect(text).toContain('Left out here');
    expect(openFences(text)).toBe(0);
    expect(text.match(/<details>/g)?.length ?? 0).toBe(text.match(/^<\/details>/gm)?.length ?? 0);
  });

  test('a longer limit shows more, and the last step is counts', () => {
    const small = renderReport(large, 'markdown', { maxLength: 1_000 });
    expect(small).toContain('3000 rows of the table');
    expect(renderReport(large, 'markdown', { maxLength: 65_000 })).toContain('the reason');
    const rows = (text: string) => text.split('\n').filter((line) => line.startsWith('| ✏️')).length;
    expect(rows(renderReport(large, 'markdown', { maxLength: 65_000 }))).toBeGreaterThan(
      rows(renderReport(large, 'markdown', { maxLength: 20_000 })),
    );
  });

  test('one diff that is too large leaves the others in', () => {
    const huge = objectChange({ name: 'huge', diff: `@@ -1,1 +1,1 @@\n${'+x\n'.repeat(50_000)}` });
    const text = renderReport(report({ applications: [application({ changes: [huge, objectChange()] })] }), 'markdown');
    expect(text).toContain('Left out here: 1 diffs');
    expect(text).toContain('+    image: cart:1.1');
    expect(text).toContain('Deployment.apps shop/huge');
  });

  test('all is there when it fits', () => {
    expect(renderReport(RICH, 'markdown')).not.toContain('Left out here');
  });
});

/** Counts fences that nothing closes, as CommonMark reads them. */
function openFences(text: string): number {
  let open = '';
  for (const line of text.split('\n')) {
    const ticks = /^ {0,3}(`{3,})([^`]*)$/.exec(line);
    if (!ticks) continue;
    if (open === '') open = ticks[1] ?? '';
    else if ((ticks[1] ?? '').length >= open.length && ticks[2] === '') open = '';
  }
  return open === '' ? 0 : 1;
}

describe('Markdown is inert', () => {
  const text = renderReport(RICH, 'markdown');
  const outsideCode = text
    .replace(/^(`{3,})diff\n[\s\S]*?\n\1$/gm, '')
    .replace(/(`+)[^`].*?\1/g, '')
    .replaceAll('&#8203;', '\u200b');

  test('no mention, reference or command outside code', () => {
    expect(outsideCode.replace(/<code>.*?<\/code>/g, '')).not.toMatch(/@\w|#\d|^\/|\s\/azp/m);
  });

  test('no command of a CI host, if it is printed in a log', () => {
    expect(text).not.toMatch(/##(vso)?\[|^\s*::/im);
  });

  test('no raw HTML but ours', () => {
    expect(outsideCode.replace(/<\/?(details|summary|code|br)>/g, '')).not.toMatch(/<[a-z/!]/i);
  });

  test('every row of the table has as many cells as there are columns', () => {
    const rows = text.split('\n').filter((line) => line.startsWith('| '));
    expect(rows.length).toBe(6);
    for (const row of rows) expect(row.replace(/\\[|\\]/g, '').split('|')).toHaveLength(6);
  });

  test('the diff that tries to leave its fence stays inside', () => {
    expect(text).toContain('`````diff');
    expect(openFences(text)).toBe(0);
  });
});

test('removed Applications come first, then those with removed objects', () => {
  const order = ['z-removed', 'y-deletes', 'b-error', 'a-changed', 'c-added'];
  const text = renderReport(
    report({
      applications: [
        application({ name: 'a-changed' }),
        application({ name: 'b-error', status: 'error', changes: [] }),
        application({ name: 'c-added', status: 'added' }),
        unchanged('d'),
        application({ name: 'y-deletes', changes: [objectChange({ change: 'removed' })] }),
        application({ name: 'z-removed', status: 'removed' }),
      ],
    }),
    'text',
  );
  const places = order.map((name) => text.indexOf(name));
  expect(places).toEqual([...places].sort((a, b) => a - b));
});

test.each<ReportFormat>(['text', 'markdown', 'json'])('%s: the same report gives the same bytes', (format) => {
  expect(renderReport(structuredClone(RICH), format)).toBe(renderReport(RICH, format));
});

test.each<[string, Partial<ApplicationReport>, string]>([
  ['objects', {}, '1 changed'],
  ['nothing', { changes: [] }, 'no object differs'],
  ['an added one without objects', { status: 'added', changes: [], objects: 0 }, 'renders nothing'],
  [
    'a removed one that could not be rendered',
    { status: 'removed', objects: undefined as never },
    '1 changed, its objects are not known',
  ],
  [
    'one that could not be rendered before',
    { digest: { head: 'crs/v1:1' } },
    '1 changed, could not be rendered before',
  ],
  ['one of which the manifest alone is known', { status: 'unknown' }, '1 changed, the rest could not be determined'],
  ['one that still cannot', { status: 'error', changes: [], digest: {} }, 'cannot be rendered'],
])('the effect on an Application: %s', (_name, over, effect) => {
  expect(effectOf(application(over))).toBe(effect);
});

describe('what the change is not to blame for', () => {
  const broken = (name: string, isNew: boolean) =>
    application({
      name,
      status: 'error',
      reached: isNew,
      changes: [],
      findings: [{ rule: 'render-failed', severity: 'error', new: isNew, message: 'it fails' }],
    });
  const one = report({ applications: [broken('old-trouble', false), broken('new-trouble', true)] });

  test.each<ReportFormat>(['text', 'markdown'])('%s: failures that base has too are counted, not shown', (format) => {
    const text = renderReport(one, format);
    expect(text).toContain('1 Application cannot be rendered, at base neither');
    expect(text).toContain('1 of 2 Applications affected: 1 in error');
    expect(text).toContain('new-trouble');
    expect(text).not.toContain('old-trouble');
    const whole = renderReport(one, format, { all: true });
    expect(whole).toContain('old-trouble');
    expect(whole.split('\n')[0]).toBe(text.split('\n')[0]);
  });

  test.each<ReportFormat>(['text', 'markdown'])(
    '%s: one that the change touches is named, with its failure',
    (format) => {
      const touched = report({ verdict: 'unknown', applications: [{ ...broken('touched', false), reached: true }] });
      const text = renderReport(touched, format);
      expect(text).toContain('1 of 1 Application affected: 1 in error');
      expect(text).toContain('touched');
      expect(text).toContain('it fails');
      expect(text).not.toContain('that base has too');
    },
  );

  test.each<ReportFormat>(['text', 'markdown'])('%s: equal reasons are one line, with the first names', (format) => {
    const notChecked = Array.from({ length: 9 }, (_, i) => ({
      what: `Set ${i}`,
      reason: 'not expanded',
      reached: true,
    }));
    const text = renderReport(report({ verdict: 'unknown', notChecked }), format);
    expect(text).toContain('9× not expanded');
    expect(text).toContain('and 4 more');
    expect(text).not.toContain('Set 5');
    expect(renderReport(report({ notChecked }), format, { all: true })).toContain('Set 8');
  });
});
