import type { Finding } from '../../src/model/report.ts';
import { alike, sameElsewhere } from '../../src/report/alike.ts';
import { renderMarkdown } from '../../src/report/markdown.ts';
import { renderText } from '../../src/report/text.ts';
import { application, report } from './reports.ts';

const danger = (name: string, message: string, more: Partial<Finding> = {}): Finding => ({
  rule: 'volume-deleted',
  severity: 'warning',
  new: true,
  danger: true,
  message,
  application: name,
  ...more,
});
const grouped = (findings: Finding[]) =>
  alike(findings).map(({ finding, others }) => [finding.application, ...others].join(' '));

describe('the same of several Applications', () => {
  test('differs in the name of the Application and in the namespace alone', () => {
    expect(
      grouped([
        danger('shop', 'PersistentVolumeClaim shop/shop-data is removed'),
        danger('cart', 'PersistentVolumeClaim cart/cart-data is removed'),
        danger('team/mail@apps/m.yaml', 'PersistentVolumeClaim other/mail-data is removed'),
      ]),
    ).toEqual(['shop cart team/mail@apps/m.yaml']);
  });

  test.each<[string, Finding]>([
    ['another object', danger('cart', 'PersistentVolumeClaim cart/cart-logs is removed')],
    ['another kind', danger('cart', 'PersistentVolume cart/cart-data is removed')],
    ['another fate', danger('cart', 'PersistentVolumeClaim cart/cart-data is removed: it stays')],
    ['another severity', danger('cart', 'PersistentVolumeClaim cart/cart-data is removed', { severity: 'error' })],
    ['another rule', danger('cart', 'PersistentVolumeClaim cart/cart-data is removed', { rule: 'crd-deleted' })],
    ['another help', danger('cart', 'PersistentVolumeClaim cart/cart-data is removed', { help: 'Keep it.' })],
  ])('%s is another finding', (_what, other) => {
    expect(grouped([danger('shop', 'PersistentVolumeClaim shop/shop-data is removed'), other])).toEqual([
      'shop',
      'cart',
    ]);
  });

  test('what has a line of its own to mend is said of each', () => {
    const plain = (name: string, rule: string): Finding => {
      const { danger: _, ...rest } = danger(name, 'a value is wrong', { rule });
      return rest;
    };
    const typo = (name: string) => plain(name, 'sync-option-unknown');
    expect(grouped([typo('shop'), typo('cart')])).toEqual(['shop', 'cart']);
    const failed = (name: string) => plain(name, 'render-failed');
    expect(grouped([failed('shop'), failed('cart')])).toEqual(['shop cart']);
  });

  test.each([
    [1, undefined],
    [2, 'The same in one more Application: app-1'],
    [4, 'The same in 3 more Applications: app-1, app-2, app-3'],
    [9, 'The same in 8 more Applications: app-1, app-2 and 6 more'],
  ])('%i Applications', (count, expected) => {
    const findings = Array.from({ length: count }, (_, index) => danger(`app-${index}`, 'it is removed'));
    expect(alike(findings).map((each) => sameElsewhere(each, 2))).toEqual([expected]);
  });

  test('is one item in text and in Markdown, and --all names every one', () => {
    const applications = Array.from({ length: 30 }, (_, index) =>
      application({
        name: `app-${index}`,
        definedAt: `app-${index}.yaml:1`,
        findings: [danger(`app-${index}`, `PersistentVolumeClaim app-${index}/data is removed`)],
      }),
    );
    for (const render of [renderText, renderMarkdown]) {
      const short = render(report({ applications }), {});
      expect(short.match(/volume-deleted/g)).toHaveLength(1);
      expect(short.replace(/\s+/g, ' ')).toContain('The same in 29 more Applications: app-1');
      const long = render(report({ applications }), { all: true }).replace(/\s+/g, ' ');
      expect(long.slice(long.indexOf('The same in'))).toContain('app-29');
    }
  });
});
