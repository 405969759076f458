import { expect, test } from '@jest/globals';
import type { Report } from '../../src/model/report.ts';
import type { FakeFiles } from '../fakes/repository.ts';
import { application, BASE, config, run } from './world.ts';

const CLAIM = 'apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: data}\n';
const selecting = (label: string) =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {selector: {matchLabels: {app: ${label}}}}\n`;
const PRUNE = '  syncPolicy: {automated: {prune: true}}\n';

const check = (base: FakeFiles, head: FakeFiles) => run({ ...BASE, ...base }, head);

const dangers = ({ applications }: Report) =>
  applications.flatMap(({ name, findings }) =>
    findings.filter(({ danger }) => danger).map(({ rule, severity, message }) => ({ name, rule, severity, message })),
  );

test('an object that is gone is a warning of its Application, and fails where the policy says so', async () => {
  const base = { 'web.yaml': application('web', 'web', PRUNE), 'web/data.yaml': CLAIM };
  const report = await check(base, { 'web/data.yaml': '' });
  expect(dangers(report)).toEqual([
    {
      name: 'web',
      rule: 'volume-deleted',
      severity: 'warning',
      message: expect.stringContaining('PersistentVolumeClaim shop/data is removed: automated sync prunes it at once'),
    },
  ]);
  expect(report.verdict).toBe('passed');
  const strict = { '.seatrial.yaml': 'policy: {severities: {volume-deleted: error}}\n' };
  expect((await check({ ...base, ...strict }, { 'web/data.yaml': '' })).verdict).toBe('failed');
});

test('what Kubernetes refuses fails the change, unless it is waived at base', async () => {
  const base = { 'web/d.yaml': selecting('web') };
  const head = { 'web/d.yaml': selecting('shop') };
  const report = await check(base, head);
  expect(dangers(report)).toMatchObject([{ rule: 'immutable-field', severity: 'error' }]);
  expect(report.verdict).toBe('failed');
  const waiver = {
    '.seatrial.yaml':
      'policy:\n  waivers:\n  - {rule: immutable-field, application: web, reason: agreed, expires: 2026-06-30}\n',
  };
  const waived = await check({ ...base, ...waiver }, head);
  expect([waived.verdict, waived.waived?.map(({ rule }) => rule)]).toEqual(['passed', ['immutable-field']]);
});

test('an object that moves to another Application', async () => {
  const base = { 'web.yaml': application('web', 'web', PRUNE), 'web/data.yaml': CLAIM };
  const [moved] = dangers(await check(base, { 'web/data.yaml': '', 'cart/data.yaml': CLAIM }));
  expect(moved?.message).toContain('Application cart renders it now: unless that one is synced first');
});

test('an Application under another name', async () => {
  const report = await check({}, { 'web.yaml': application('shop-web', 'web') });
  expect(dangers(report)).toMatchObject([{ name: 'shop-web', rule: 'application-renamed' }]);
});

test('a new Application, and an ordinary change, bring no danger', async () => {
  const report = await check(
    {},
    { 'more.yaml': application('more', 'more'), 'more/d.yaml': `${CLAIM}---\n${selecting('a')}` },
  );
  expect(dangers(report)).toEqual([]);
  expect(dangers(await check({}, { 'web/c.yaml': config('2') }))).toEqual([]);
});
