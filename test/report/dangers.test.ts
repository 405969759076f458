import type { Finding } from '../../src/model/report.ts';
import { renderHtml } from '../../src/report/html/html.ts';
import { renderText } from '../../src/report/text.ts';
import { application, report } from './reports.ts';

const DANGER: Finding = {
  rule: 'crd-deleted',
  severity: 'warning',
  new: true,
  danger: true,
  message: 'CRD carts is removed',
  application: 'cart',
};
const OTHER: Finding = {
  rule: 'repeated-resource',
  severity: 'error',
  new: true,
  message: 'twice',
  application: 'cart',
};

const rendered = (findings: Finding[]) => report({ applications: [application({ findings })] });
const text = (findings: Finding[]) => renderText(rendered(findings), { all: true });

test('text says what is dangerous first, and once', () => {
  const lines = text([OTHER, DANGER]).split('\n');
  const at = (line: string) => lines.indexOf(line);
  expect(at('Danger: what merging would do')).toBeGreaterThan(0);
  expect(lines[at('Danger: what merging would do') + 1]).toBe('  warning  crd-deleted  cart');
  expect(at('Findings')).toBeGreaterThan(at('Danger: what merging would do'));
  expect(lines.filter((line) => line.includes('crd-deleted'))).toHaveLength(1);
});

test('what base has too, and what is only worth a look, is among the findings', () => {
  const info: Finding = { ...OTHER, severity: 'info' };
  expect(text([{ ...DANGER, new: false }, info])).not.toContain('Danger');
});

test('HTML marks it, and lists it first', () => {
  const html = renderHtml(rendered([OTHER, DANGER]), {});
  const list = html.slice(html.indexOf('id="findings"'));
  expect(list.indexOf('<span class="chip removed">danger</span>')).toBeGreaterThan(0);
  expect(list.indexOf('crd-deleted')).toBeLessThan(list.indexOf('repeated-resource'));
});
