import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { renderReport } from '../../src/report/render.ts';
import { application, EMPTY, objectChange, RICH, report, SHARED, SMALL } from './reports.ts';

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

describe.each([
  ['empty', EMPTY],
  ['small', SMALL],
  ['rich', RICH],
  ['shared', SHARED],
])('%s as HTML', (_, one) => {
  const html = renderReport(one, 'html');

  test('lets its own style and script run, and nothing else', () => {
    const [policy = ''] = /(?<=Content-Security-Policy" content=")[^"]+/.exec(html) ?? [];
    const [style = ''] = /(?<=<style>)[\s\S]*?(?=<\/style>)/.exec(html) ?? [];
    const [script = ''] = /(?<=<script>)[\s\S]*?(?=<\/script>)/.exec(html) ?? [];
    expect(policy).toBe(
      `default-src 'none'; style-src ${hash(style)}; script-src ${hash(script)}; base-uri 'none'; form-action 'none'`,
    );
  });

  test('names nothing elsewhere, and has no handlers or styles in tags', () => {
    const tags = html.replace(/<(style|script)>[\s\S]*?<\/\1>/g, '').match(/<[a-z][^>]*>/g) ?? [];
    for (const tag of tags) expect(tag).not.toMatch(/\s(?:src|on\w+|style)=|href="(?!#)|url\(/i);
    expect(html).not.toMatch(/@import|url\(/);
  });

  test('has no command of a CI host', () => {
    expect(html).not.toMatch(/##(vso)?\[|^\s*::/im);
  });

  test('is the same each time', () => {
    expect(renderReport(structuredClone(one), 'html')).toBe(html);
  });
});

test('foreign text is nowhere markup', () => {
  const evil = '"><img src=x onerror=alert(1)></noscript></script><!--\u202e';
  const change = objectChange({
    name: evil,
    kind: evil,
    namespace: evil,
    diff: `@@ -1 +1 @@\n+${evil}`,
    notes: [evil],
  });
  const html = renderReport(
    report({
      applications: [
        application({
          name: evil,
          project: evil,
          definedAt: evil,
          causes: [evil],
          reasons: [evil],
          notes: [evil],
          changes: [change],
        }),
      ],
      findings: [{ rule: evil, severity: 'error', new: true, message: evil, help: evil, file: evil }],
      notChecked: [{ what: evil, reason: evil, help: evil, reached: true }],
      settings: [{ name: evil, value: evil, from: evil }],
      hidden: [{ rule: evil, count: 1 }],
      notAsked: [evil],
    }),
    'html',
  );
  expect(html).not.toMatch(/<img|<!--|\u202e/);
  expect(html.match(/<\/script>/g)).toHaveLength(1);
  expect(html.match(/<noscript>/g)?.length).toBe(html.match(/<\/noscript>/g)?.length);
});
