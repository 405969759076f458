import type { Renderer } from '../../../src/ports/renderer.ts';
import { openEngineUnderTest, rendered, template } from './engine-under-test.ts';

const RANDOM = {
  alphaNum: 'randAlphaNum 24',
  int: 'randInt 0 1000000000',
  uuid: 'uuidv4',
  shuffle: 'shuffle "abcdefghijklmnopqrstuvwxyz"',
  bytes: 'randBytes 16',
  htpasswd: 'htpasswd "user" "password"',
  bcrypt: 'bcrypt "password"',
  now: 'now | date "2006-01-02T15:04:05"',
  day: 'now | date "Monday 02"',
  // A certificate of another kind takes seconds.
  key: 'genPrivateKey "ed25519" | sha256sum',
};
const STEADY = { name: '.Release.Name', hash: 'sha256sum "a"' };

const lines = Object.entries({ ...RANDOM, ...STEADY }).map(([name, call]) => `${name}: {{ ${call} | quote }}`);
const CHART = { 'templates/random.yaml': `${lines.join('\n')}\n` };

function fields(text: string): Record<string, string> {
  return Object.fromEntries(
    text
      .split('\n')
      .flatMap((line) => [/^(\w+): (".*")$/.exec(line)?.slice(1, 3) ?? []].filter((pair) => pair.length > 0)),
  );
}

describe.each(['3', '4'])('helm %s', (helm) => {
  let first: Renderer;
  let second: Renderer;
  beforeAll(async () => {
    [first, second] = await Promise.all([openEngineUnderTest({ workers: 1 }), openEngineUnderTest({ workers: 1 })]);
  });
  afterAll(() => Promise.all([first.close(), second.close()]));

  test('the same seed gives the same bytes, in another instance and in one that was used before', async () => {
    const fresh = await rendered(first, template(CHART, { helm }, 11));
    expect(Object.keys(fields(fresh)).sort()).toEqual(Object.keys({ ...RANDOM, ...STEADY }).sort());
    await rendered(second, template(CHART, { helm }, 99));
    expect(await rendered(second, template(CHART, { helm }, 11))).toBe(fresh);
    expect(await rendered(first, template(CHART, { helm }, 11))).toBe(fresh);
  });

  test('another seed changes each field that is random or shows the clock, and no other', async () => {
    const one = fields(await rendered(first, template(CHART, { helm }, 1)));
    const two = fields(await rendered(first, template(CHART, { helm }, 2)));
    const differing = Object.keys(one).filter((name) => one[name] !== two[name]);
    expect(differing.sort()).toEqual(Object.keys(RANDOM).sort());
  });

  test('a certificate authority is repeatable', async () => {
    const chart = { 'templates/ca.yaml': '{{ $ca := genCA "shop" 365 }}cert: {{ $ca.Cert | sha256sum }}\n' };
    const once = await rendered(first, template(chart, { helm }, 5));
    expect(once).toMatch(/cert: [0-9a-f]{64}/);
    expect(await rendered(first, template(chart, { helm }, 5))).toBe(once);
  });

  test('the seed is 1 unless one is given', async () => {
    expect(await rendered(first, template(CHART, { helm }))).toBe(await rendered(first, template(CHART, { helm }, 1)));
  });
});
