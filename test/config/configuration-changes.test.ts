import { parseConfiguration } from '../../src/config/configuration.ts';
import { configurationChanges } from '../../src/config/configuration-changes.ts';

const RULES = { known: ['a', 'b'], fixed: [] };

/** What a change of the file is told as, `rule line: message`. */
function told(base: string, head: string): string[] {
  const after = parseConfiguration(head, RULES).configuration;
  return configurationChanges(parseConfiguration(base, RULES), after).map((finding) => {
    expect(finding).toMatchObject({ severity: 'info', new: true, file: '.seatrial.yaml' });
    return `${finding.rule} ${finding.line}: ${finding.message}`;
  });
}

const POLICY = 'Policy changes count after the merge:';
const SETTINGS = 'Changes of argocd and clusters count after the merge:';
const waivers = (...all: string[]) =>
  `policy:\n  waivers:\n${all.map((each) => `    - {rule: a, ${each}}\n`).join('')}`;
const X = 'reason: r, expires: 2026-01-01';

test.each<[string, string, string, string[]]>([
  ['nothing', 'policy: {fail-on: error}', '# a comment\npolicy:\n  fail-on: error\n', []],
  [
    'a file that is new',
    '',
    'argocd: {}\npolicy:\n  fail-on: never\n',
    [`policy-changed 2: ${POLICY} fail-on (not set) → never`],
  ],
  [
    'a file that is gone',
    'policy: {fail-on: never}',
    '',
    [`policy-changed undefined: ${POLICY} fail-on never → (not set)`],
  ],
  [
    'severities',
    'policy: {severities: {a: off, b: info}}',
    'policy: {severities: {a: "off", b: error}}',
    [`policy-changed 1: ${POLICY} severities.b info → error`],
  ],
  [
    'a waiver that is new',
    '',
    waivers(`${X}, application: x, file: z`),
    [`policy-changed 1: ${POLICY} waiver of a of x in z (not set) → until 2026-01-01 (r)`],
  ],
  [
    'a waiver that is longer',
    waivers(X),
    waivers('reason: r, expires: 2027-01-01'),
    [`policy-changed 1: ${POLICY} waiver of a until 2026-01-01 (r) → until 2027-01-01 (r)`],
  ],
  [
    'a waiver that stands twice',
    waivers(X),
    waivers(X, X),
    [`policy-changed 1: ${POLICY} waiver of a until 2026-01-01 (r) → until 2026-01-01 (r) and until 2026-01-01 (r)`],
  ],
  [
    'settings of Argo CD and of clusters',
    'argocd: {version: "3.4"}',
    'argocd: {version: "3.5", namespace: x}\nclusters: [{match: {name: p}, kubeVersion: "1.30", apiVersions: [a/v1]}]',
    [
      `settings-changed 1: ${SETTINGS} argocd.version 3.4 → 3.5; argocd.namespace (not set) → x; clusters name p (not set) → Kubernetes 1.30, a/v1`,
    ],
  ],
  [
    'the order of clusters, of which the first counts',
    'clusters: [{match: {name: p}}, {match: {name: q}}]',
    'clusters: [{match: {name: q}}, {match: {name: p}}]',
    [`settings-changed 1: ${SETTINGS} the order of clusters`],
  ],
  ['a section that is empty now', 'clusters: []', 'clusters:', []],
  [
    'a file that was not valid',
    'polcy: {}',
    'policy: {fail-on: never}',
    [
      "policy-changed 1: base's .seatrial.yaml is not valid (1:1: Unknown key `polcy`): nothing of it counted, and defaults did",
    ],
  ],
])('%s', (_, base, head, expected) => {
  expect(told(base, head)).toEqual(expected);
});

test('many changes are counted', () => {
  const many = waivers(...Array.from({ length: 25 }, (_, index) => `${X}, application: x-${index}`));
  expect(told('', many)[0]).toMatch(/x-19 .*; and 5 more$/);
});
