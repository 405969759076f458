import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Report } from '../../src/model/report.ts';
import { renderReport } from '../../src/report/render.ts';
import { HOSTILE } from '../text/hostile.ts';
import { findChromium, type Page, startBrowser } from './browser.ts';
import { reportOf } from './hostile-reports.ts';
import { application, objectChange, RICH, report, SHARED } from './reports.ts';

// On a busy machine a page takes its time.
jest.setTimeout(60_000);
const chromium = findChromium();
// Every CI has it, by .ci/run; elsewhere `apt-get install chromium` brings it.
const isRun = chromium !== undefined || process.env['CI'] === 'true';

const LARGE = report({
  applications: Array.from({ length: 3000 }, (_, i) =>
    application({
      name: `app-${i}`,
      changes: Array.from({ length: 8 }, (_unused, k) =>
        objectChange({
          name: `o${i}-${k}`,
          diff: `@@ -1,3 +1,3 @@\n a: 1\n-b: ${i}${k}\n+b: ${k}${i}\n${' c: 3\n'.repeat(20)}`,
        }),
      ),
    }),
  ),
});

(isRun ? describe : describe.skip)('the HTML report in Chromium', () => {
  const folder = mkdtempSync(join(tmpdir(), 'seatrial-html-'));
  let page: Page;

  beforeAll(async () => {
    if (chromium === undefined) throw new Error('there is no Chromium: apt-get install chromium');
    page = await startBrowser(chromium);
  }, 60_000);

  afterAll(async () => {
    await page?.close();
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  async function show(one: Report): Promise<void> {
    const path = join(folder, 'report.html');
    writeFileSync(path, renderReport(one, 'html'));
    await page.open(path);
  }

  const shownNames = () =>
    page.evaluate<string[]>(
      "[...document.querySelectorAll('.app')].filter((a) => !a.hidden).map((a) => a.dataset.name)",
    );
  const set = (id: string, value: string) =>
    page.evaluate(
      `(() => { const e = document.getElementById('${id}'); e.value = '${value}'; e.dispatchEvent(new Event('input', {bubbles: true})); })(), new Promise((r) => setTimeout(r, 150))`,
    );

  test('asks for nothing, complains about nothing, and runs no foreign text', async () => {
    await show(RICH);
    await page.evaluate(
      "document.querySelectorAll('details').forEach((d) => { d.open = true; }), new Promise((r) => setTimeout(r, 100))",
    );
    expect(page.requests.filter((url) => !url.startsWith('file://'))).toEqual([]);
    expect(page.requests).toHaveLength(1);
    expect(page.complaints).toEqual([]);
    expect(
      await page.evaluate("document.querySelectorAll('img, iframe, a[href^=http], script:not(:last-child)').length"),
    ).toBe(0);
    const text = await page.evaluate<string>('document.body.textContent');
    expect(text).toContain('</details><img src=x onerror=alert(1)>');
    expect(text).toContain('⟨U+202E⟩');
  });

  test('has the same elements, whatever the texts in it are, and runs none of them', async () => {
    const elements = async (text: string) => {
      await show(reportOf(text));
      await page.evaluate(
        "document.querySelectorAll('details').forEach((d) => { d.open = true; }), new Promise((r) => setTimeout(r, 200))",
      );
      // A diff has an element for each line
      return page.evaluate<string[]>("[...document.querySelectorAll('body *:not(pre *)')].map((e) => e.localName)");
    };
    const benign = await elements('benign');
    for (const text of HOSTILE) {
      expect({ text, found: await elements(text) }).toEqual({ text, found: benign });
      const inDiffs = await page.evaluate<string[]>("[...document.querySelectorAll('pre *')].map((e) => e.localName)");
      expect([...new Set(inDiffs)].filter((name) => !['ins', 'del', 'span'].includes(name))).toEqual([]);
    }
    expect(page.complaints).toEqual([]);
    expect(page.requests.filter((url) => !url.startsWith('file://'))).toEqual([]);
  });

  test('filters by Application, kind, severity and status, and counts', async () => {
    await show(RICH);
    const all = await shownNames();
    expect(all).toHaveLength(5);
    await set('name', 'BROK');
    expect(await shownNames()).toEqual(['broken']);
    expect(await page.evaluate("document.getElementById('count').value")).toBe('1 of 5 Applications shown');
    await set('name', '');
    await set('kind', 'Secret');
    expect(await shownNames()).toEqual(['cart']);
    await set('kind', '');
    await set('severity', 'error');
    expect(await shownNames()).toEqual(['broken']);
    await set('severity', '');
    await set('status', 'removed');
    expect(await shownNames()).toHaveLength(1);
    await page.evaluate("document.querySelector('button[type=reset]').click(), new Promise((r) => setTimeout(r, 150))");
    expect(await shownNames()).toEqual(all);
  });

  test('shows diffs unified and side by side', async () => {
    await show(SHARED);
    await page.evaluate("document.getElementById('application-3').open = true, new Promise((r) => setTimeout(r, 100))");
    const own = "document.querySelector('#application-3 .object')";
    expect(await page.evaluate(`[...${own}.querySelectorAll('ins, del')].map((e) => e.textContent)`)).toEqual([
      '-  level: info',
      '+  level: debug',
    ]);
    await page.evaluate("document.querySelector('[value=sides]').click(), new Promise((r) => setTimeout(r, 100))");
    expect(
      await page.evaluate(
        `[...${own}.querySelectorAll('tbody tr')].map((r) => [...r.cells].map((c) => c.textContent).join('|'))`,
      ),
    ).toEqual([
      '@@ A, shown above @@',
      '@@ -30,3 +30,3 @@',
      '30|  a: 1|30|  a: 1',
      '31|  level: info|31|  level: debug',
      '32|  z: 2|32|  z: 2',
    ]);
    await page.evaluate("document.querySelector('[value=unified]').click(), new Promise((r) => setTimeout(r, 100))");
    expect(await page.evaluate(`${own}.querySelectorAll('ins').length`)).toBe(1);
  });

  test('is there without scripts', async () => {
    await page.send('Emulation.setScriptExecutionDisabled', { value: true });
    try {
      await show(RICH);
      const { root } = await page.send('DOM.getDocument', { depth: -1 });
      const text = JSON.stringify(root);
      expect(text).toContain('@@ -8,3 +8,3 @@');
      expect(text.match(/"nodeName":"NOSCRIPT"/g)).toHaveLength(5);
      expect(text.match(/"nodeName":"PRE"/g)?.length).toBeGreaterThanOrEqual(5);
    } finally {
      await page.send('Emulation.setScriptExecutionDisabled', { value: false });
    }
  });

  test('has names for whom it is read aloud to, and a way past what comes first', async () => {
    await show(RICH);
    const { nodes } = await page.send('Accessibility.getFullAXTree');
    const named = (nodes as { role?: { value: string }; name?: { value: string } }[]).map(
      ({ role, name }) => `${role?.value}: ${name?.value ?? ''}`,
    );
    for (const one of [
      'banner: ',
      'main: ',
      'contentinfo: ',
      'navigation: Contents',
      'search: Filter the Applications',
      'region: Findings',
    ])
      expect(named).toContain(one);
    expect(named.filter((one) => /^(textbox|searchbox|combobox|button|radio|link): $/.test(one))).toEqual([]);
    await page.send('Input.dispatchKeyEvent', { type: 'keyDown', key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 });
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the Applications');
  });

  test('3,000 Applications cost little until they are opened', async () => {
    await show(LARGE);
    expect(await shownNames()).toHaveLength(3000);
    const before = await page.evaluate<number>("document.querySelectorAll('*').length");
    expect(before).toBeLessThan(40_000);
    await set('name', 'app-2999');
    expect(await shownNames()).toEqual(['app-2999']);
    await page.evaluate(
      "document.querySelector('.app:not([hidden])').open = true, new Promise((r) => setTimeout(r, 100))",
    );
    expect(await page.evaluate("document.querySelectorAll('.app[open] ins').length")).toBe(8);
  }, 60_000);
});
