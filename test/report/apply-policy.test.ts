import { type FailOn, type IgnoreComment, NO_POLICY, type Policy, type Waiver } from '../../src/model/policy.ts';
import type { ApplicationReport, Finding, Severity } from '../../src/model/report.ts';
import { applyPolicy, type Judging } from '../../src/report/apply-policy.ts';
import { buildReport } from '../../src/report/build-report.ts';
import { application } from './reports.ts';

function finding(over: Partial<Finding> = {}): Finding {
  return {
    rule: 'r',
    severity: 'error',
    new: true,
    message: 'm',
    help: 'Mend it.',
    file: 'apps/x/a.yaml',
    line: 5,
    ...over,
  };
}

function waiver(over: Partial<Waiver> = {}): Waiver {
  const place = '.seatrial.yaml:7';
  return { rule: 'r', reason: 'known', expires: '2026-06-15', application: undefined, file: undefined, place, ...over };
}

const ignore = (over: Partial<IgnoreComment> = {}): IgnoreComment => ({
  rule: 'r',
  reason: 'as agreed',
  file: 'apps/x/a.yaml',
  line: 4,
  from: 5,
  to: 5,
  atBase: true,
  ...over,
});

function judging(policy: Partial<Policy>, ignores: IgnoreComment[] = [], failOn: FailOn = 'error'): Judging {
  return { policy: { ...NO_POLICY, ...policy }, failOn, today: '2026-06-15', ignores };
}

const severities = (severity: Severity | 'off') =>
  ({ severities: new Map([['r', { severity, place: '.seatrial.yaml:3' }]]) }) satisfies Partial<Policy>;

/** Findings of no Application as `rule severity`, then those that are waived, as `by reason place`. */
function judge(one: Finding, how: Judging, of?: ApplicationReport): string[] {
  const { findings, applications, waived } = applyPolicy(of ? [] : [one], of ? [{ ...of, findings: [one] }] : [], how);
  return [
    ...[...findings, ...applications.flatMap((each) => each.findings)].map(
      ({ rule, severity }) => `${rule} ${severity}`,
    ),
    ...waived.map(({ waived: { by, reason, place } }) => `${by}: ${reason} ${place}`),
  ];
}

const STAYS = ['r error'];
const WAIVED = ['waiver: known .seatrial.yaml:7'];

test.each<[string, Finding, Judging, string[]]>([
  ['no policy', finding(), judging({}), STAYS],
  ['another severity', finding(), judging(severities('info')), ['r info']],
  ['another severity of another rule', finding({ rule: 's' }), judging(severities('info')), ['s error']],
  ['a rule that is off', finding(), judging(severities('off')), ['severity: its rule is off .seatrial.yaml:3']],
  [
    'a rule that is off, at base too',
    finding({ new: false }),
    judging(severities('off')),
    ['severity: its rule is off .seatrial.yaml:3'],
  ],
  ['a waiver, on its last day', finding(), judging({ waivers: [waiver()] }), WAIVED],
  ['a waiver of another rule', finding(), judging({ waivers: [waiver({ rule: 's' })] }), STAYS],
  ['a waiver of the file', finding(), judging({ waivers: [waiver({ file: 'apps/**' })] }), WAIVED],
  ['a waiver of a folder above', finding(), judging({ waivers: [waiver({ file: 'apps/*' })] }), STAYS],
  [
    'a waiver of files, for what stands in none',
    { ...finding(), file: undefined } as never,
    judging({ waivers: [waiver({ file: '**' })] }),
    STAYS,
  ],
  [
    'a waiver of the Application',
    finding({ application: 'web-1' }),
    judging({ waivers: [waiver({ application: 'web-*' })] }),
    WAIVED,
  ],
  [
    'a waiver of another Application',
    finding({ application: 'cart' }),
    judging({ waivers: [waiver({ application: 'web-*' })] }),
    STAYS,
  ],
  [
    'a waiver of Applications, for what is of none',
    finding(),
    judging({ waivers: [waiver({ application: '*' })] }),
    STAYS,
  ],
  [
    'a waiver of which one glob does not match',
    finding({ application: 'web-1' }),
    judging({ waivers: [waiver({ application: 'web-*', file: 'b' })] }),
    STAYS,
  ],
  ['a comment that base has', finding(), judging({}, [ignore()]), ['comment: as agreed apps/x/a.yaml:4']],
  ['a comment on another line', finding(), judging({}, [ignore({ from: 6, to: 9 })]), STAYS],
  [
    'a comment on a whole document',
    finding(),
    judging({}, [ignore({ from: 1, to: 9 })]),
    ['comment: as agreed apps/x/a.yaml:4'],
  ],
  ['a comment in another file', finding(), judging({}, [ignore({ file: 'b.yaml' })]), STAYS],
  ['a comment on another rule', finding(), judging({}, [ignore({ rule: 's' })]), STAYS],
  ['a comment, for what stands in no line', { ...finding(), line: undefined } as never, judging({}, [ignore()]), STAYS],
])('%s', (_, one, how, expected) => {
  expect(judge(one, how)).toEqual(expected);
});

test('an Application is matched by its name and its namespace', () => {
  const of = application({ name: 'web', namespace: 'team' });
  expect(judge(finding(), judging({ waivers: [waiver({ application: 'team/*' })] }), of)).toEqual(WAIVED);
  expect(judge(finding(), judging({ waivers: [waiver({ application: 'argocd/*' })] }), of)).toEqual(STAYS);
  const { waived } = applyPolicy([], [{ ...of, findings: [finding()] }], judging({ waivers: [waiver()] }));
  expect(waived).toMatchObject([{ application: 'web', waived: { expires: '2026-06-15' } }]);
});

test('a comment that the change brings does not count, and is told when it will', () => {
  const { findings, waived } = applyPolicy([finding()], [], judging({}, [ignore({ atBase: false })]));
  expect(waived).toEqual([]);
  expect(findings).toEqual([finding({ help: 'Mend it. Its `seatrial: ignore` counts once it is merged.' })]);
});

describe('a waiver that has expired', () => {
  const expired = waiver({ expires: '2026-06-14' });
  const told = (...found: Finding[]) =>
    applyPolicy(found, [], judging({ waivers: [expired] })).findings.slice(found.length);

  test('is shown where what it would have covered is new', () => {
    expect(told(finding(), finding({ new: false }))).toEqual([
      {
        rule: 'waiver-expired',
        severity: 'info',
        new: true,
        message: 'The waiver of r expired on 2026-06-14 (known): 2 of its findings count again',
        help: 'Mend them, or decide anew with another date.',
        file: '.seatrial.yaml',
        line: 7,
      },
    ]);
  });

  test('is counted with what base has where it is not', () => {
    expect(told(finding({ new: false }))).toMatchObject([{ new: false }]);
    expect(told()).toMatchObject([{ new: false, message: expect.stringContaining('0 of its findings') }]);
  });

  test('is not told where another one counts', () => {
    const { findings, waived } = applyPolicy([finding()], [], judging({ waivers: [expired, waiver()] }));
    expect(waived).toHaveLength(1);
    expect(findings).toMatchObject([{ rule: 'waiver-expired', new: false }]);
  });
});

describe('the report', () => {
  const build = (how: Judging | undefined, found: Finding[], of: ApplicationReport[] = []) =>
    buildReport({
      version: '1',
      command: 'check',
      base: 'b',
      head: 'h',
      reviews: of.map((report) => ({ report, undetermined: undefined, unknownKinds: [] })),
      unreached: [],
      findings: found,
      notChecked: [],
      hidden: [],
      settings: [],
      ...(how && { judging: how }),
    });

  test('counts what is taken away, each kind by itself', () => {
    const policy = {
      severities: new Map([['off', { severity: 'off' as const, place: 'p' }]]),
      waivers: [waiver({ file: 'w' })],
    };
    const found = [finding({ rule: 'off' }), finding({ file: 'w' }), finding(), finding()];
    const { hidden, findings, waived, verdict } = build(judging(policy, [ignore()]), found);
    expect(hidden).toEqual([
      { rule: 'waived-findings', count: 1 },
      { rule: 'findings-ignored-in-manifests', count: 2 },
      { rule: 'findings-of-rules-that-are-off', count: 1 },
    ]);
    expect([findings, waived?.length, verdict]).toEqual([[], 4, 'passed']);
  });

  test.each<[FailOn | undefined, Severity, string]>([
    [undefined, 'error', 'failed'],
    [undefined, 'warning', 'passed'],
    ['error', 'warning', 'passed'],
    ['warning', 'warning', 'failed'],
    ['warning', 'error', 'failed'],
    ['warning', 'info', 'passed'],
    ['never', 'error', 'passed'],
  ])('fail-on %s, a new %s: %s', (failOn, severity, verdict) => {
    expect(build(failOn && judging({}, [], failOn), [finding({ severity })]).verdict).toBe(verdict);
    expect(build(failOn && judging({}, [], failOn), [finding({ severity, new: false })]).verdict).toBe('passed');
  });

  test('a failed render never passes because a policy says so', () => {
    const broken = application({ status: 'error', findings: [finding()] });
    expect(build(judging({}), [], [broken]).verdict).toBe('failed');
    for (const policy of [severities('off'), severities('warning'), { waivers: [waiver()] }]) {
      const { verdict, notChecked } = build(judging(policy), [], [broken]);
      expect(verdict).toBe('unknown');
      expect(notChecked).toMatchObject([{ what: 'Application cart', reached: true }]);
    }
    expect(build(judging({}, [], 'never'), [], [broken]).verdict).toBe('passed');
    expect(build(judging(severities('off')), [], [{ ...broken, reached: false }]).verdict).toBe('passed');
  });
});
