import { check } from '../../src/commands/check.ts';
import { publish } from '../../src/commands/publish.ts';
import { type InputErrors, messageOf } from '../../src/errors.ts';
import type { FakeFiles } from '../fakes/repository.ts';
import { application, BASE, config, run, world } from './world.ts';

const FILE = '.seatrial.yaml';
const BROKEN = { 'web/c.yaml': 'fail: true\n' };

function waiver(rule: string, expires = '2026-06-15', more = ''): string {
  return `policy:\n  waivers:\n    - {rule: ${rule}, reason: as agreed, expires: ${expires}${more}}\n`;
}

/** Findings as `rule severity`, those of Applications too. */
async function findings(base: FakeFiles, head: FakeFiles): Promise<string[]> {
  const report = await run({ ...BASE, ...base }, head);
  const all = [...report.findings, ...report.applications.flatMap((each) => each.findings)];
  return [report.verdict, ...all.filter((each) => each.new).map(({ rule, severity }) => `${rule} ${severity}`)];
}

test('the policy of base counts, whatever rule it is about', async () => {
  const twice = { 'web/d.yaml': config('2') };
  expect(await findings({}, twice)).toEqual(['passed', 'repeated-resource warning']);
  expect(await findings({ [FILE]: 'policy: {severities: {repeated-resource: error}}' }, twice)).toEqual([
    'failed',
    'repeated-resource error',
  ]);
  expect(await findings({ [FILE]: 'policy: {fail-on: warning}' }, twice)).toEqual([
    'failed',
    'repeated-resource warning',
  ]);
  expect(await findings({ [FILE]: 'policy: {severities: {repeated-resource: off}}' }, twice)).toEqual(['passed']);
  expect(await findings({ [FILE]: waiver('repeated-resource') }, twice)).toEqual(['passed']);
  expect(await findings({ [FILE]: waiver('repeated-resource', '2026-06-15', ', application: cart') }, twice)).toEqual([
    'passed',
    'repeated-resource warning',
  ]);
  expect(await findings({ [FILE]: `${waiver('repeated-resource', '2026-06-14')}  fail-on: warning\n` }, twice)).toEqual(
    ['failed', 'waiver-expired info', 'repeated-resource warning'],
  );
});

test('a change cannot weaken the policy for itself, and is told so', async () => {
  const head = { ...BROKEN, [FILE]: 'policy: {fail-on: never, severities: {render-failed: off}}' };
  const report = await run(BASE, head);
  expect(report.verdict).toBe('failed');
  expect(report.findings).toMatchObject([
    {
      rule: 'policy-changed',
      message:
        'Policy changes count after the merge: fail-on (not set) → never; severities.render-failed (not set) → off',
      file: FILE,
      line: 1,
    },
  ]);
  expect(await run({ ...BASE, [FILE]: head[FILE] }, BROKEN)).toMatchObject({ verdict: 'unknown', failOn: 'never' });
});

test('a policy that is taken away counts once more', async () => {
  const { [FILE]: _, ...head } = { ...BASE, ...BROKEN, [FILE]: '' };
  const { context } = world({ ...BASE, [FILE]: 'policy: {fail-on: never}' }, head);
  expect(await check(context)).toMatchObject({
    verdict: 'passed',
    findings: [{ rule: 'policy-changed', message: expect.stringContaining('fail-on never → (not set)') }],
  });
});

test('the input beats the file, and the report says which counted', async () => {
  const base = { ...BASE, [FILE]: 'policy: {fail-on: never}' };
  const { context } = world(base, { ...base, ...BROKEN }, { 'fail-on': 'error' });
  const report = await check(context);
  expect(report).toMatchObject({ verdict: 'failed', failOn: 'error' });
  expect(report.settings).toContainEqual({ name: 'fail-on', value: 'error', from: 'flag' });
  expect((await run(base, {})).settings).toContainEqual({ name: 'fail-on', value: 'never', from: FILE });
});

test('folders have a policy, too: that of the folder that is base', async () => {
  const folders = { '/old': { ...BASE, [FILE]: 'policy: {fail-on: never}' }, '/new': { ...BASE, ...BROKEN } };
  const of = (base: string, head: string) => run({}, {}, { base: `dir:${base}`, head: `dir:${head}` }, folders);
  expect((await of('/old', '/new')).verdict).toBe('passed');
  expect((await of('/new', '/old')).findings).toMatchObject([{ rule: 'policy-changed' }]);
});

test('Applications that are kept elsewhere are judged by the policy of base', async () => {
  const { 'web.yaml': web, ...base } = {
    ...BASE,
    [FILE]: waiver('repeated-resource', '2026-06-15', ", file: 'dir:/apps/**'"),
  };
  const apps = { 'web.yaml': web, [FILE]: 'policy: {fail-on: warning}' };
  const report = await run(base, { 'web/d.yaml': config('2') }, { applications: ['dir:/apps'] }, { '/apps': apps });
  expect(report).toMatchObject({
    verdict: 'passed',
    failOn: 'error',
    waived: [{ application: 'web', file: 'dir:/apps/web.yaml' }],
  });
});

describe('a file that is not valid', () => {
  const bad = { [FILE]: 'polcy: {}\nargocd: {version: 3.4}\n' };

  test.each([
    ['at head', {}, bad],
    ['on both sides', bad, {}],
  ])('%s is bad input, all of it at once', async (_, base, head) => {
    const error = await run({ ...BASE, ...base }, { ...head, 'x.txt': '' }).catch(
      (thrown: unknown) => thrown as InputErrors,
    );
    expect(error).toMatchObject({
      exitCode: 2,
      errors: [{ location: { file: FILE, line: 1 } }, { location: { file: FILE, line: 2 } }],
    });
  });

  test('at base alone counts for nothing, and does not stop the one who mends it', async () => {
    const report = await run({ ...BASE, ...bad }, { [FILE]: 'policy: {fail-on: never}', ...BROKEN });
    expect(report).toMatchObject({ verdict: 'failed', failOn: 'error' });
    expect(report.findings[0]?.message).toMatch(/^base's .seatrial.yaml is not valid \(1:1: Unknown key `polcy`\)/);
  });

  test.each<[string, FakeFiles, string]>([
    ['another name', { '.seatrial.yml': '' }, '.seatrial.yml is not read'],
    ['both names', { '.seatrial.yml': '', [FILE]: '' }, '.seatrial.yml is not read'],
    ['a folder', { [`${FILE}/a`]: '' }, '.seatrial.yaml is not a file'],
    [
      'a link out of the repository',
      { [FILE]: { symlink: '../x' } },
      '.seatrial.yaml is a link that cannot be followed: out of bounds',
    ],
  ])('%s', async (_, head, message) => {
    expect(messageOf(await run(BASE, head).catch((thrown: unknown) => thrown))).toBe(message);
  });

  test('a link within the repository is followed', async () => {
    const base = { ...BASE, [FILE]: { symlink: 'ci/x.yaml' }, 'ci/x.yaml': 'policy: {fail-on: never}' };
    expect((await run(base, BROKEN)).verdict).toBe('passed');
  });
});

describe('a comment in a manifest', () => {
  const COMMENT = '# seatrial: ignore repeated-resource as agreed\n';
  const ignoring = { 'web.yaml': COMMENT + application('web', 'web') };
  const twice = { 'web/d.yaml': config('2') };

  test('counts when base has it', async () => {
    const report = await run({ ...BASE, ...ignoring }, twice);
    expect(report.hidden).toContainEqual({ rule: 'findings-ignored-in-manifests', count: 1 });
    expect(report.waived).toMatchObject([
      { rule: 'repeated-resource', waived: { reason: 'as agreed', place: 'web.yaml:1' } },
    ]);
  });

  test('does not count when the change brings it', async () => {
    const report = await run(BASE, { ...twice, ...ignoring });
    expect(report.waived).toEqual([]);
    const [finding] = report.applications.flatMap((each) => each.findings);
    expect(finding?.help).toMatch(/counts once it is merged\.$/);
  });

  test('that says too little is a finding', async () => {
    const head = { 'web.yaml': `# seatrial: ignore repeated-resource\n${application('web', 'web')}` };
    expect(await findings({}, { ...twice, ...head })).toEqual([
      'passed',
      'ignore-invalid warning',
      'repeated-resource warning',
    ]);
  });
});

test('what is waived is counted, and listed with --all', async () => {
  const base = { ...BASE, [FILE]: waiver('repeated-resource') };
  const shown = async (all: boolean) => {
    const { context, printed } = world(base, { ...base, 'web/d.yaml': config('2') }, { all });
    await publish(await check(context), context);
    return printed.join('');
  };
  expect(await shown(false)).toContain('Left out: 1 waived finding');
  expect(await shown(false)).not.toContain('as agreed');
  expect(await shown(true)).toMatch(
    /Waived\n {2}warning {2}repeated-resource[\s\S]*waived: as agreed \(\.seatrial\.yaml:3, until 2026-06-15\)/,
  );
});

test('200 old findings and a new one: the one is shown, and decides', async () => {
  const names = Array.from({ length: 200 }, (_, index) => `old-${index}`);
  const old = Object.fromEntries(
    names.flatMap((name) => [
      [`${name}.yaml`, application(name, name)],
      [`${name}/c.yaml`, 'fail: true\n'],
    ]),
  );
  const base = { ...BASE, ...old };
  const { context, printed } = world(base, { ...base, ...BROKEN });
  expect(await publish(await check(context), context)).toBe(1);
  expect(printed.join('')).toMatch(/^FAILED {2}1 new error/);
  expect(printed.join('').match(/render-failed/g)).toHaveLength(1);
  const mended = world(base, { ...base, 'web/c.yaml': config('2') });
  expect(await publish(await check(mended.context), mended.context)).toBe(0);
});
