import { check } from '../../src/commands/check.ts';
import { DANGER_RULES } from '../../src/compare/danger/all-rules.ts';
import type { LiveApplication } from '../../src/model/live.ts';
import { ALL_RULES } from '../../src/validate/all-rules.ts';
import { FIXED_RULES, ruleNames } from '../../src/validate/rule-names.ts';
import { fakeArgoCd, liveApplication } from '../fakes/argocd.ts';
import { fakeRemotes } from '../fakes/remote-repositories.ts';
import type { FakeFiles } from '../fakes/repository.ts';
import { application, BASE, config, URL, world } from './world.ts';

interface RuleTable {
  /** What base has beside BASE, in all three. */
  base?: FakeFiles;
  /** Changes that the rule says something of. */
  hit: FakeFiles;
  /** Changes that look like it, and a mended one. */
  nearMiss: FakeFiles;
  fix: FakeFiles;
  /** What is live in each of them. */
  live?: Record<'hit' | 'nearMiss' | 'fix', LiveApplication[]>;
}

const FILE = '.seatrial.yaml';
const waiver = (expires: string) =>
  `policy:\n  waivers:\n    - {rule: repeated-resource, reason: as agreed, expires: ${expires}}\n`;
const broken = (text: string) => ({ 'web.yaml': application('web', 'web') + text });
const ignoring = (comment: string) => ({ 'web.yaml': `# seatrial: ignore ${comment}\n${application('web', 'web')}` });
const withValues = (values: string) => ({
  'web.yaml': application('web', 'web').replace('path: web', `path: web, helm: {valuesObject: {${values}}}`),
});
const ELSEWHERE = 'https://git.example.com/web.git';
const remotes = fakeRemotes({ [ELSEWHERE]: { base: { 'web/c.yaml': config('1') }, branches: { stable: 'base' } } });
const following = (url: string, revision: string) => ({
  'web.yaml': application('web', 'web').replace(`repoURL: ${URL}`, `repoURL: ${url}, targetRevision: "${revision}"`),
});

const live = (name: string, more: Partial<LiveApplication> = {}) => {
  const spec = {
    source: { repoURL: URL, path: name },
    destination: { name: 'in-cluster', namespace: 'shop' },
    project: 'default',
  };
  return liveApplication(name, { manifest: { spec }, ...more });
};

/** Every rule that is not on one manifest. */
const TABLES: Record<string, RuleTable> = {
  'yaml-invalid': { hit: broken('  a: [\n'), nearMiss: broken('  a: "["\n'), fix: broken('  a: []\n') },
  'duplicate-key': {
    hit: { 'web.yaml': application('web', 'web', '  project: shop\n') },
    nearMiss: { 'web.yaml': application('web', 'web', 'project: shop\n') },
    fix: { 'web.yaml': application('web', 'web') },
  },
  'application-invalid': {
    hit: { 'web.yaml': application("''", 'web') },
    nearMiss: { 'web.yaml': application("'{{ name }}'", 'web') },
    fix: { 'web.yaml': application('web', 'web') },
  },
  'kind-unknown': {
    hit: { 'web.yaml': application('web', 'web').replace('kind: Application', 'kind: Aplication') },
    nearMiss: { 'web.yaml': application('web', 'web').replace('kind: Application', 'kind: AnalysisTemplate') },
    fix: { 'web.yaml': application('web', 'web') },
  },
  'render-failed': {
    hit: { 'web/c.yaml': 'fail: true\n' },
    nearMiss: { 'cart/c.yaml': config('fail') },
    fix: { 'web/c.yaml': config('2') },
  },
  'repeated-resource': {
    hit: { 'web/d.yaml': config('2') },
    nearMiss: { 'cart/d.yaml': config('2', 'other') },
    fix: { 'web/d.yaml': config('2', 'd') },
  },
  'text-expected': {
    hit: { 'web/c.yaml': config('true') },
    nearMiss: { 'web/c.yaml': config('null') },
    fix: { 'web/c.yaml': config("'true'") },
  },
  'application-defined-twice': {
    base: { 'one.yaml': application('one', 'one'), 'two.yaml': application('two', 'two') },
    hit: { 'one/a.yaml': application('same', 'web'), 'two/a.yaml': application('same', 'cart') },
    nearMiss: { 'one/a.yaml': application('same', 'web'), 'two/a.yaml': application('Same', 'cart') },
    fix: { 'one/a.yaml': application('same', 'web') },
  },
  'mutable-revision': {
    hit: following(ELSEWHERE, 'stable'),
    nearMiss: following(URL, 'main'),
    fix: following(ELSEWHERE, remotes.ids[ELSEWHERE]?.['base'] ?? ''),
  },
  'helm-value-unknown': {
    base: { 'web/Chart.yaml': 'name: web\nversion: 1.0.0\n', 'web/values.yaml': 'image: a\nfree: {}\n' },
    hit: withValues('images: b'),
    nearMiss: withValues('free: {images: b}'),
    fix: withValues('image: b'),
  },
  drifted: {
    hit: { 'web/c.yaml': config('2') },
    nearMiss: { 'cart/c.yaml': config('2') },
    fix: { 'web/c.yaml': config('2') },
    live: {
      hit: [live('web', { sync: 'OutOfSync' })],
      nearMiss: [live('web', { sync: 'OutOfSync' }), live('cart')],
      fix: [live('web')],
    },
  },
  'ignore-invalid': {
    hit: ignoring('repeated-resource'),
    nearMiss: { 'web.yaml': `# seatrial ignores nothing\n${application('web', 'web')}` },
    fix: ignoring('repeated-resource as agreed'),
  },
  'policy-changed': {
    hit: { [FILE]: 'policy: {fail-on: never}' },
    nearMiss: { [FILE]: 'argocd: {version: "3.6"}' },
    fix: { [FILE]: '' },
  },
  'settings-changed': {
    hit: { [FILE]: 'argocd: {version: "3.4"}' },
    nearMiss: { [FILE]: 'policy: {fail-on: never}' },
    fix: { [FILE]: '' },
  },
  'waiver-expired': {
    base: { [FILE]: waiver('2026-06-14') },
    hit: { 'web/d.yaml': config('2') },
    nearMiss: { 'web/c.yaml': config('2') },
    fix: { 'web/d.yaml': config('2', 'd') },
  },
};

async function rulesOf({ base = {}, live, ...heads }: RuleTable, which: 'hit' | 'nearMiss' | 'fix'): Promise<string[]> {
  const files = { ...BASE, ...base };
  const { context } = world(files, { ...files, ...heads[which] }, { 'fail-on-drift': true }, {}, { remotes });
  const report = await check({ ...context, ...(live && { argoCd: fakeArgoCd({ applications: live[which] }) }) });
  const all = [...report.findings, ...report.applications.flatMap(({ findings }) => findings)];
  return all.filter(({ new: isNew }) => isNew).map(({ rule }) => rule);
}

test('every rule that is not on one manifest has a table', () => {
  // Those on what a change does have their tables in test/compare/danger
  const elsewhere = [...ALL_RULES, ...DANGER_RULES].map(({ id }) => id);
  const beyond = [...ruleNames(), ...FIXED_RULES].filter((name) => !elsewhere.includes(name));
  expect(Object.keys(TABLES).sort()).toEqual(beyond.sort());
});

test.each([
  ['argoprj.io', ['kind-unknown']],
  ['app.k8s.io', []],
])('an Application that changes its group to %s', async (group, rules) => {
  const misspelt = { 'web.yaml': application('web', 'web').replace('argoproj.io', group) };
  expect(await rulesOf({ hit: misspelt, nearMiss: {}, fix: {} }, 'hit')).toEqual(rules);
});

test.each(Object.entries(TABLES))('%s: a hit, a near miss and a fix', async (rule, table) => {
  expect(await rulesOf(table, 'hit')).toContain(rule);
  expect(await rulesOf(table, 'nearMiss')).not.toContain(rule);
  expect(await rulesOf(table, 'fix')).not.toContain(rule);
});
