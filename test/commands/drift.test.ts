import { describe, expect, test } from '@jest/globals';
import { check } from '../../src/commands/check.ts';
import type { InputValues } from '../../src/config/command-line.ts';
import { UndeterminedError } from '../../src/errors.ts';
import type { JsonObject } from '../../src/model/kube-object.ts';
import type { LiveApplication, ManagedResource } from '../../src/model/live.ts';
import type { Report } from '../../src/model/report.ts';
import { type FakeArgoCd, type FakeArgoCdState, fakeArgoCd, liveApplication } from '../fakes/argocd.ts';
import type { FakeFiles } from '../fakes/repository.ts';
import { application, BASE, config, URL, world } from './world.ts';

function live(name: string, more: Partial<LiveApplication> = {}, spec: JsonObject = {}): LiveApplication {
  const destination = { name: 'in-cluster', namespace: 'shop' };
  const manifest = {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    spec: { source: { repoURL: URL, path: name }, destination, project: 'default', ...spec },
  };
  return liveApplication(name, { manifest, ...more });
}

const identity = { group: '', kind: 'ConfigMap', namespace: 'shop', name: 'c' };
const object = (value: string): JsonObject => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'c', namespace: 'shop' },
  data: { a: value },
});
const edited: ManagedResource = {
  ...identity,
  hook: false,
  target: object('1'),
  live: object('edited'),
  normalizedLive: object('edited'),
  predictedLive: object('1'),
};
const outOfSync: Partial<LiveApplication> = {
  sync: 'OutOfSync',
  resources: [
    { ...identity, version: 'v1', sync: 'OutOfSync', health: undefined, requiresPruning: false, hook: false },
  ],
};

const SYNCED = (outOfSync.resources ?? []).map((each) => ({ ...each, sync: 'Synced' as const }));

/** Web was edited in a field that Argo CD's diff leaves out. */
const IGNORED: FakeArgoCdState = {
  applications: [live('web', { resources: SYNCED }), live('cart')],
  managed: { 'argocd/web': [{ ...edited, normalizedLive: object('1') }] },
};

/** Web was edited, and cart was not. */
const STATE: FakeArgoCdState = {
  applications: [live('web', outOfSync), live('cart')],
  managed: { 'argocd/web': [edited] },
};

interface Run {
  report: Report;
  argoCd: FakeArgoCd;
}

/** @param head is laid over base; without any change it is a run on a schedule. */
async function run(head: FakeFiles, state = STATE, values: InputValues = {}, base: FakeFiles = BASE): Promise<Run> {
  const argoCd = fakeArgoCd(state);
  const { context } = world(base, { ...base, ...head }, values);
  return { report: await check({ ...context, argoCd }), argoCd };
}

const driftOf = ({ report }: Run, name: string) => report.applications.find((each) => each.name === name)?.drift;

const CHANGE = { 'web/c.yaml': config('2') };

describe('a pull request', () => {
  test('is told what had drifted of the Applications that it reaches, and of no other', async () => {
    const both = await run(CHANGE);
    expect(driftOf(both, 'web')).toMatchObject({
      sync: 'OutOfSync',
      objects: [{ name: 'c', drift: 'changed', fate: 'conflicts', fields: ['/data/a'] }],
      overridden: [],
    });
    expect(driftOf(both, 'cart')).toBeUndefined();
    expect(both.argoCd.asked.filter((each) => each.includes('cart'))).toEqual([]);
    expect(both.report.verdict).toBe('passed');
    expect(both.report.notAsked).toEqual(['trial: no cluster was given']);
    expect(both.report.timings).toHaveProperty('drift');
  });

  test('asks for each Application once', async () => {
    const { asked } = (await run(CHANGE)).argoCd;
    expect(new Set(asked).size).toBe(asked.length);
  });

  test.each([
    ['at base and head', BASE['web.yaml'], 'passed'],
    ['at head alone', undefined, 'unknown'],
  ])('which Argo CD is told to leave alone %s, is not compared', async (_, atBase, verdict) => {
    const annotations = { 'argocd.argoproj.io/skip-reconcile': 'true' };
    const leftAlone = String(BASE['web.yaml']).replace(
      'metadata: {',
      `metadata: {annotations: ${JSON.stringify(annotations)}, `,
    );
    expect(leftAlone).not.toBe(BASE['web.yaml']);
    const manifest = { ...live('web').manifest, metadata: { name: 'web', namespace: 'argocd', annotations } };
    const state = { ...STATE, applications: [live('web', { ...outOfSync, manifest }), live('cart')] };
    const head = { 'web/c.yaml': config('3'), 'web.yaml': leftAlone };
    const { report } = await run(head, state, {}, { ...BASE, ...(atBase !== undefined && { 'web.yaml': leftAlone }) });
    expect(report.verdict).toBe(verdict);
    expect(report.notChecked).toContainEqual(
      expect.objectContaining({ what: 'Drift of Application web', reached: verdict === 'unknown' }),
    );
  });

  test.each([
    ['what its rules ignore', '/data', 'kept'],
    ['something else', '/data/b', 'overwritten'],
  ])('that changes %s of another object (the rule is on %s) leaves what is ignored %s', async (_, pointer, fate) => {
    const spec = {
      syncPolicy: { automated: {} },
      ignoreDifferences: [{ kind: 'ConfigMap', jsonPointers: [pointer] }],
    };
    const yaml = Object.entries(spec).map(([key, value]) => `  ${key}: ${JSON.stringify(value)}\n`);
    const base = { ...BASE, 'web.yaml': application('web', 'web', yaml.join('')), 'web/d.yaml': config('1', 'd') };
    const state = { ...IGNORED, applications: [live('web', { resources: SYNCED }, spec)] };
    const changed = await run({ 'web/d.yaml': config('2', 'd') }, state, {}, base);
    expect(driftOf(changed, 'web')?.objects).toMatchObject([{ name: 'c', fate }]);
  });

  test('that adds an Application which is not there yet has no drift', async () => {
    const added = await run({ 'mail.yaml': application('mail', 'mail'), 'mail/c.yaml': config('1') });
    expect(added.report.applications.find(({ name }) => name === 'mail')?.status).toBe('added');
    expect(driftOf(added, 'mail')).toBeUndefined();
  });

  test('that removes an Application is told what becomes of its objects', async () => {
    const { 'web.yaml': _, ...rest } = BASE;
    const argoCd = fakeArgoCd(STATE);
    const report = await check({ ...world(BASE, rest).context, argoCd });
    expect(report.applications.find(({ name }) => name === 'web')).toMatchObject({
      status: 'removed',
      drift: { objects: [{ fate: 'kept' }] },
    });
  });
});

describe('a run on a schedule', () => {
  test('tells the drift of every Application, and passes', async () => {
    const all = await run({});
    expect(driftOf(all, 'web')?.objects).toMatchObject([{ fate: 'overwritten' }]);
    expect(driftOf(all, 'cart')).toMatchObject({ sync: 'Synced', objects: [] });
    expect(all.report.verdict).toBe('passed');
    expect(all.report.nothingToMerge).toBe(true);
    expect((await run(CHANGE)).report).not.toHaveProperty('nothingToMerge');
  });

  test.each<[string, FakeArgoCdState, string]>([
    ['drift', STATE, 'failed'],
    ['a missing Application', { applications: [live('web')] }, 'failed'],
    ['an override', { applications: [live('web'), live('cart', {}, { project: 'other' })] }, 'failed'],
    ['nothing but what is ignored', IGNORED, 'passed'],
    ['no drift', { applications: [live('web'), live('cart')] }, 'passed'],
  ])('with fail-on-drift: %s', async (_, state, verdict) => {
    const { report } = await run({}, state, { 'fail-on-drift': true });
    const rules = report.applications.flatMap(({ findings }) => findings.map(({ rule }) => rule));
    expect(rules).toEqual(verdict === 'failed' ? ['drifted'] : []);
    expect(report.verdict).toBe(verdict);
  });

  test('tells what is ignored, though it fails nothing', async () => {
    const told = driftOf(await run({}, IGNORED, { 'fail-on-drift': true }), 'web');
    expect(told).toMatchObject({ sync: 'Synced', objects: [{ name: 'c' }] });
  });

  test('has drift that a waiver of the policy takes away', async () => {
    const waiver = '{rule: drifted, reason: known, expires: 2026-12-31, application: web}';
    const base = { ...BASE, '.seatrial.yaml': `policy: {waivers: [${waiver}]}\n` };
    const { report } = await run({}, STATE, { 'fail-on-drift': true }, base);
    expect(report.verdict).toBe('passed');
    expect(report.waived?.map(({ rule }) => rule)).toEqual(['drifted']);
  });
});

describe('what could not be determined', () => {
  test('of one Application does not hide the others', async () => {
    const managed = { 'argocd/web': new UndeterminedError('it was cut off', { next: 'Try again.' }) };
    const one = await run({ 'cart/c.yaml': config('2'), ...CHANGE }, { ...STATE, managed });
    expect(driftOf(one, 'web')?.undetermined).toEqual({ reason: 'it was cut off', help: 'Try again.' });
    expect(driftOf(one, 'cart')).toMatchObject({ sync: 'Synced' });
    expect(one.report.verdict).toBe('unknown');
    expect(one.report.notChecked).toEqual([
      { what: 'Drift of Application web', reason: 'it was cut off', help: 'Try again.', reached: true },
    ]);
    expect(one.report.applications.find(({ name }) => name === 'web')?.changes).toHaveLength(1);
  });

  test.each([
    [
      'no rights',
      { applications: { notTold: 'the token may not read it', help: 'Widen it.' } },
      'the token may not read it',
    ],
    ['a status that is old', { ...STATE, applications: [live('web', { statusIsCurrent: false })] }, /not compared/],
  ])('%s', async (_, state, reason) => {
    const { report } = await run(CHANGE, state);
    expect(report.verdict).toBe('unknown');
    expect(report.notChecked[0]?.reason).toMatch(reason);
  });

  test('is asked once where nobody answers', async () => {
    const { report, argoCd } = await run({}, { ...STATE, version: new UndeterminedError('it does not answer') });
    expect(argoCd.asked).toEqual(['version']);
    expect(report.notChecked.map(({ what, reason }) => [what, reason])).toEqual([
      ['the settings of Argo CD at https://argocd.example.com, and the versions of its clusters', 'it does not answer'],
      [expect.stringContaining('cart'), 'it does not answer'],
      [expect.stringContaining('web'), 'it does not answer'],
    ]);
    expect(report.verdict).toBe('unknown');
  });

  test('is asked once, too, where Application resources do not tell the version', async () => {
    const settings = new UndeterminedError('the cluster does not answer');
    const { argoCd } = await run({}, { ...STATE, route: 'kubernetes', version: { notTold: 'not here' }, settings });
    expect(argoCd.asked.filter((each) => each.startsWith('application '))).toEqual([]);
  });

  test('an error of the program is none of it', async () => {
    const managed = { 'argocd/web': new TypeError('a defect') };
    await expect(run(CHANGE, { ...STATE, managed })).rejects.toThrow('a defect');
  });
});

test('without Argo CD nobody asks', async () => {
  const report = await check(world(BASE, { ...BASE, ...CHANGE }).context);
  expect(report.notAsked).toContain('drift: no Argo CD was given');
  expect(report.applications.some(({ drift }) => drift)).toBe(false);
  expect(report.timings).not.toHaveProperty('drift');
});

test('who is to fail on drift and cannot ask has not passed', async () => {
  const report = await check(world(BASE, { ...BASE, ...CHANGE }, { 'fail-on-drift': true }).context);
  expect(report.verdict).toBe('unknown');
  expect(report.notChecked.map(({ what }) => what)).toEqual(['Drift of every Application']);
});

describe('one name in two files, for the Argo CD of two clusters', () => {
  const base = {
    'one/web.yaml': application('web', 'web'),
    'two/web.yaml': application('web', 'cart'),
    'web/c.yaml': config('1'),
    'cart/c.yaml': config('1'),
  };
  const drifts = ({ report }: Run) => report.applications.map(({ definedAt, drift }) => [definedAt, drift?.sync]);

  test('the one that deploys the same is compared', async () => {
    const two = await run({}, STATE, {}, base);
    expect(drifts(two)).toEqual([
      ['one/web.yaml:1', 'OutOfSync'],
      ['two/web.yaml:1', undefined],
    ]);
    expect(two.report.applications[1]?.notes.join()).toContain('deploys something else');
  });

  test('who is to fail on drift is not told that the other has none', async () => {
    const applications = [live('web'), live('cart')];
    const { report } = await run({}, { applications }, { 'fail-on-drift': true }, base);
    expect(report.verdict).toBe('unknown');
    expect(report.notChecked).toEqual([
      expect.objectContaining({
        what: expect.stringMatching(/^Drift of Application argocd\/web@two/),
        reason: expect.stringContaining('deploys something else'),
        reached: true,
      }),
    ]);
  });

  test('each, where none deploys the same', async () => {
    const elsewhere = live('web', {}, { source: { repoURL: URL, path: 'elsewhere' } });
    const two = await run({}, { applications: [elsewhere] }, {}, base);
    expect(drifts(two)).toEqual([
      ['one/web.yaml:1', 'Synced'],
      ['two/web.yaml:1', 'Synced'],
    ]);
  });
});
