import type { Renderer, RenderFile } from '../../src/ports/renderer.ts';
import { openRenderer } from './renderer.ts';

/** Functions whose answer no native tool would repeat: the expression, and the shape of what it must give. */
const expressions: [expression: string, shape: RegExp][] = [
  ['randAlphaNum 12', /^[0-9A-Za-z]{12}$/],
  ['randAlpha 9', /^[A-Za-z]{9}$/],
  ['randNumeric 7', /^\d{7}$/],
  ['randAscii 8 | b64enc', /^[\w+/]{11}=$/],
  ['randBytes 16', /^[\w+/]{22}==$/],
  ['randInt 5 500', /^([5-9]|[1-9]\d|[1-4]\d\d)$/],
  ['shuffle "abcdef"', /^(?!.*(.).*\1)[a-f]{6}$/],
  ['uuidv4', /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/],
  ['htpasswd "user" "word"', /^user:\$2a\$10\$[./\w]{53}$/],
  ['bcrypt "word"', /^\$2a\$10\$[./\w]{53}$/],
  ['encryptAES "key" "text"', /^[\w+/]+=*$/],
  ['genPrivateKey "ed25519" | trunc 27', /^-----BEGIN PRIVATE KEY-----$/],
  ['(genSelfSignedCert "a.example.org" nil nil 365).Cert | trunc 27', /^-----BEGIN CERTIFICATE-----$/],
];
/** The clock stands still, at a moment of each seed's own. */
const clock: [expression: string, shape: RegExp][] = [
  ['now | date "2006-01-02"', /^\d{4}-\d\d-\d\d$/],
  ['now | unixEpoch', /^\d{10}$/],
  ['ago (now)', /^0s$/],
];

let renderer: Renderer;
beforeAll(async () => {
  renderer = await openRenderer();
});
afterAll(async () => await renderer.close());

describe.each(['3', '4'])('helm %s', (helm) => {
  test('random functions and the clock give what the native ones would, by shape', async () => {
    const lines = await render(helm, [...expressions, ...clock], 1);
    for (const [index, [expression, shape]] of [...expressions, ...clock].entries()) {
      expect({ expression, line: lines[index] }).toEqual({ expression, line: expect.stringMatching(shape) });
    }
  });

  test('the same seed gives the same bytes, another one other bytes in every line, dates too', async () => {
    const [one, again, other] = [
      await render(helm, whole(expressions), 1),
      await render(helm, whole(expressions), 1),
      await render(helm, whole(expressions), 2),
    ];
    expect(again).toEqual(one);
    expect(other.filter((line, index) => line === one[index])).toEqual([]);
    const dates = clock.slice(0, 2);
    expect(await render(helm, dates, 1)).toEqual(await render(helm, dates, 1));
    expect(await render(helm, dates, 2)).not.toEqual(await render(helm, dates, 1));
  });
});

/** Keys and certificates by digest: cut short, they all begin alike. */
function whole(cut: typeof expressions): typeof expressions {
  return cut.map(([expression, shape]) => [expression.replace(/trunc \d+$/, 'sha256sum'), shape]);
}

async function render(helm: string, of: [expression: string, shape: RegExp][], seed: number): Promise<string[]> {
  const template = `lines:\n${of.map(([expression]) => `  - {{ ${expression} | toString | quote }}\n`).join('')}`;
  const files: RenderFile[] = Object.entries({
    'chart/Chart.yaml': 'apiVersion: v2\nname: random\nversion: 0.1.0\n',
    'chart/templates/lines.yaml': template,
  }).map(([path, text]) => ({ path, content: Buffer.from(text) }));
  const given = { helm, chart: 'chart', releaseName: 'trial', output: 'raw' };
  const outcome = await renderer.call({
    operation: 'helm.template',
    arguments: given,
    files,
    application: 'random',
    seed,
  });
  if (!outcome.ok) throw new Error(outcome.message);
  return [
    ...Buffer.from(outcome.output)
      .toString()
      .matchAll(/^ {2}- "(.*)"$/gm),
  ].map(([, line = '']) => line);
}
