import fc from 'fast-check';
import { MASK, maskValues } from '../../src/text/mask-values.ts';
import { fence, forMarkdown, forTerminal, inlineCode, oneLine } from '../../src/text/sanitize.ts';

const SECRET = `p*ss"w&rd <it's> 5/7+~`;
const PEM = `-----BEGIN PRIVATE KEY-----\n${'MIIEvQIBADANBgkq'.repeat(4)}\n${'hkiG9w0BAQEFAASC'.repeat(4)}\nAb12==\n-----END PRIVATE KEY-----\n`;

test.each<[what: string, secrets: string[], text: string, expected: string]>([
  ['nothing to hide', [], 'abc', 'abc'],
  ['everywhere', ['abcd'], 'abcd x abcd', `${MASK} x ${MASK}`],
  ['at both ends', ['abcd'], 'abcd', MASK],
  ['not what is shorter than four characters', ['abc', '', '  a '], 'abc  a ', 'abc  a '],
  ['the longer of two that begin alike', ['abcd', 'abcdef'], 'abcdefg', `${MASK}g`],
  ['a longer one that does not match', ['abcdXY', 'abcd'], 'abcdef', `${MASK}ef`],
  ['all that overlaps', ['abcd', 'cdef', 'efgh'], '-abcdefgh-', `-${MASK}-`],
  ['one inside another', ['bcde', 'abcdef'], 'abcdef bcde', `${MASK} ${MASK}`],
  ['one behind another', ['abcd', 'efgh'], 'abcdefgh', MASK + MASK],
  ['overlapping itself', ['aaaa'], 'aaaaaaaaa b', `${MASK} b`],
  ['a value with a line break at its end', ['abcd\n'], 'abcd', MASK],
  ['single lines of PEM', [PEM], `${'MIIEvQIBADANBgkq'.repeat(4)} Ab12==`, `${MASK} ${MASK}`],
  ['not the frame of PEM', [PEM], '-----BEGIN PRIVATE KEY-----', '-----BEGIN PRIVATE KEY-----'],
])('%s', (_what, secrets, text, expected) => {
  expect(maskValues(secrets)(text)).toBe(expected);
});

test.each<[what: string, write: (secret: string) => string]>([
  ['JSON', (secret) => JSON.stringify({ a: [secret] })],
  ['YAML in single quotes', (secret) => `a: '${secret.replaceAll("'", "''")}'`],
  ['a URL', (secret) => `https://u:${encodeURIComponent(secret)}@a.example/`],
  ['a form', (secret) => new URLSearchParams({ a: secret.replaceAll(/['()*!~]/g, '') }).toString()],
  ['Markdown', (secret) => forMarkdown(`error: ${secret} is bad`)],
  ['Markdown alone', forMarkdown],
  ['Markdown in a word', (secret) => forMarkdown(`a${secret}b`)],
  ['code', inlineCode],
  ['a block', fence],
  ['a terminal', forTerminal],
  ['base64', (secret) => Buffer.from(secret).toString('base64')],
  ['base64 without an end', (secret) => Buffer.from(secret).toString('base64').replace(/=+$/, '')],
  ['base64 for URLs', (secret) => Buffer.from(secret).toString('base64url')],
])('a value in %s is found', (what, write) => {
  const secret = what === 'a form' ? SECRET.replaceAll(/['()*!~]/g, '') : SECRET;
  const masked = maskValues([secret])(write(secret));
  expect(masked).toContain(MASK);
  expect(masked).not.toMatch(/w&|rd|5/);
});

test.each(['', 'a', 'ab', 'abc', 'user:', '{"auths":{"ghcr.io":{"auth":"'])(
  'a value in base64 behind %j is found',
  (before) => {
    const encoded = Buffer.from(`${before}${SECRET}behind`).toString('base64');
    const masked = maskValues([SECRET])(encoded);
    expect(masked).toContain(MASK);
    expect(Buffer.from(masked.split(MASK)[1] ?? '', 'base64').toString('latin1')).not.toMatch(/w&rd/);
  },
);

test('PEM in base64 and in JSON is found', () => {
  const mask = maskValues([PEM]);
  expect(mask(Buffer.from(PEM).toString('base64')).length).toBeLessThan(20);
  expect(mask(JSON.stringify(PEM))).toBe(`"${MASK}"`);
});

/** Few letters, so that values overlap and repeat. */
const anyText = fc.string({ unit: fc.constantFrom('a', 'b', '%', ' ', '\n', '"', 'ü', '😀'), maxLength: 60 });
const anySecret = fc.string({ unit: fc.constantFrom('a', 'b', '%', ' ', '"', 'ü', '😀'), minLength: 4, maxLength: 8 });

test('no value survives, in whatever text', () => {
  const secrets = fc.array(anySecret, { maxLength: 6 });
  const pieces = fc.array(fc.oneof(anyText, anySecret), { maxLength: 8 });
  fc.assert(
    fc.property(secrets, pieces, fc.infiniteStream(fc.nat()), (values, texts, picks) => {
      const text = texts
        .map((piece) => piece + (values[Number(picks.next().value) % Math.max(values.length, 1)] ?? ''))
        .join('');
      const masked = maskValues(values)(text);
      for (const value of values.filter((each) => each.trim().length >= 4)) expect(masked).not.toContain(value);
    }),
  );
});

test('what is left stood in the text, in its order', () => {
  fc.assert(
    fc.property(fc.array(anySecret, { maxLength: 4 }), anyText, (values, text) => {
      let at = 0;
      for (const part of maskValues(values)(text).split(MASK)) {
        const found = text.indexOf(part, at);
        expect(found).toBeGreaterThanOrEqual(at);
        at = found + part.length;
      }
    }),
  );
});

test('a text without a value is unchanged', () => {
  const secrets = fc.array(fc.string({ unit: fc.constantFrom('x', 'y', 'z'), minLength: 4, maxLength: 9 }));
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '"', '\n', '•', '😀'), maxLength: 200 });
  fc.assert(
    fc.property(secrets, text, (values, without) => {
      expect(maskValues(values)(without)).toBe(without);
    }),
  );
});

test('masking twice changes nothing more', () => {
  fc.assert(
    fc.property(fc.array(anySecret, { maxLength: 4 }), anyText, (values, text) => {
      const mask = maskValues(values);
      expect(mask(mask(text))).toBe(mask(text));
    }),
  );
});

test('one line of a value with several spaces', () => {
  expect(maskValues(['ab  cd'])(oneLine('x ab  cd'))).toBe(`x ${MASK}`);
});
