import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ApplicationDrift, DriftedObject } from '../../src/model/drift.ts';
import type { JsonObject } from '../../src/model/kube-object.ts';
import type { Report } from '../../src/model/report.ts';
import { checkLive } from './drift/check-live.ts';
import { APPLICATIONS, type Name } from './drift/fleet.ts';
import { Scene, type Told } from './drift/scene.ts';
import { openTestbed } from './testbed.ts';

const testbed = openTestbed('drift');
const scene = new Scene(testbed);
const told = new Map<Name, Told>();
const managed = new Map<Name, JsonObject[]>();
/** Their objects differ in nothing but what Argo CD ignores. */
const IGNORING: readonly Name[] = ['ignoring', 'respecting'];
let report: Report;

beforeAll(async () => {
  await scene.make();
  for (const name of APPLICATIONS.filter((each) => each !== 'missing')) {
    told.set(name, await scene.told(name));
    managed.set(name, await scene.managed(name));
  }
  scene.change();
  report = await checkLive(testbed, scene.repository.folder);
});

afterAll(() => scene.remove());

function driftOf(name: Name): ApplicationDrift {
  const drift = report.applications.find((each) => each.name === testbed.name(name))?.drift;
  if (!drift) throw new Error(`nothing is told of ${name}`);
  return drift;
}

function objectOf(application: Name, name: string): DriftedObject {
  const found = driftOf(application).objects.find((each) => each.name === name);
  if (!found) throw new Error(`${name} of ${application} has not drifted`);
  return found;
}

describe.each(APPLICATIONS.filter((name) => name !== 'missing'))('%s', (name) => {
  test('has the status and the health that Argo CD reports', () => {
    const { sync: synced, health } = told.get(name)?.status ?? {};
    const drift = driftOf(name);
    expect(drift.undetermined).toBeUndefined();
    expect({ sync: drift.sync, health: drift.health, revisions: drift.revisions }).toEqual({
      sync: synced?.status,
      health: health?.status,
      revisions: [synced?.revision],
    });
  });

  test('has drifted in the objects that Argo CD calls OutOfSync, and in no other but by what it ignores', () => {
    const outOfSync = (told.get(name)?.status.resources ?? []).filter(({ status }) => status === 'OutOfSync');
    const { objects } = driftOf(name);
    const ofArgoCd = outOfSync.map(
      ({ kind, name: object, requiresPruning = false }) => `${kind} ${object} ${requiresPruning}`,
    );
    const ignored = (one: DriftedObject) => one.diff !== '' && IGNORING.includes(name);
    const ours = objects
      .filter((one) => !ignored(one))
      .map((one) => `${one.kind} ${one.name} ${one.drift === 'extra'}`);
    expect(ours.sort()).toEqual(ofArgoCd.sort());
  });

  test('differs in the fields in which what Argo CD compares differs', () => {
    for (const object of driftOf(name).objects.filter(({ drift }) => drift === 'changed')) {
      const one = managed.get(name)?.find((each) => each['kind'] === object.kind && each['name'] === object.name);
      const [live, predicted] = [one?.['normalizedLiveState'], one?.['predictedLiveState']].map((text) =>
        JSON.parse(String(text)),
      );
      if (IGNORING.includes(name)) {
        expect(live).toEqual(predicted);
        continue;
      }
      expect(live).not.toEqual(predicted);
      // Argo CD's own two sides are equal once exactly these fields are.
      for (const pointer of object.fields) copy(predicted, live, pointer);
      expect(live).toEqual(predicted);
    }
  });
});

function copy(from: JsonObject, to: JsonObject, pointer: string): void {
  const keys = pointer
    .slice(1)
    .split('/')
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  const last = keys.pop() as string;
  const at = (root: JsonObject) => keys.reduce<JsonObject>((value, key) => value[key] as JsonObject, root);
  expect(at(to)[last]).not.toEqual(at(from)[last]);
  if (at(from)[last] === undefined) delete at(to)[last];
  else at(to)[last] = at(from)[last];
}

describe('what had drifted', () => {
  test('a live edit, of fields that Git sets', () => {
    const settings = objectOf('edited', 'edited-settings');
    expect(settings).toMatchObject({ drift: 'changed', fate: 'conflicts', fields: ['/data/colour', '/data/size'] });
    expect(settings.why).toContain('/data/colour');
    expect(settings.values).toEqual([
      { field: '/data/colour', git: 'red', live: 'blue', merged: 'green' },
      { field: '/data/size', git: 'big', live: 'small', merged: 'big' },
    ]);
    expect(settings.diff).toContain('-  colour: blue\n+  colour: red');
  });

  test('a Secret, whose values nobody sees', () => {
    expect(objectOf('edited', 'edited')).toMatchObject({
      kind: 'Secret',
      fate: 'overwritten',
      fields: ['/data/password'],
    });
    expect(JSON.stringify(report)).not.toMatch(/alphabet-soup|written-by-hand|YWxwaGFiZXQtc291cA|d3JpdHRlbi1ieS1oYW5k/);
  });

  test('a deleted object, an extra one, and one that an autoscaler has scaled', () => {
    expect(objectOf('edited', 'edited-gone')).toMatchObject({ drift: 'missing', fate: 'overwritten' });
    expect(objectOf('removing', 'removing-extra')).toMatchObject({ drift: 'extra', fate: 'kept' });
    expect(objectOf('edited', 'edited-web')).toMatchObject({ fate: 'overwritten', fields: ['/spec/replicas'] });
  });

  test('ignored fields, which a sync overwrites unless it respects them', () => {
    for (const [kind, field] of [
      ['Deployment', '/spec/replicas'],
      ['ConfigMap', '/data/ignored'],
    ]) {
      const find = (name: Name) => driftOf(name).objects.find((each) => each.kind === kind);
      expect(find('ignoring')).toMatchObject({ drift: 'changed', fate: 'overwritten', fields: [field] });
      expect(find('respecting')).toMatchObject({ drift: 'changed', fate: 'kept', fields: [field] });
    }
  });

  test('what admission overwrites, and not what it adds', () => {
    expect(driftOf('admitted').objects.map(({ name, fields }) => [name, fields])).toEqual([
      ['admitted-changed', ['/data/colour']],
    ]);
    expect(scene.data('configmap', 'admitted-added')).toHaveProperty('injected', 'yes');
  });

  test('a release that Helm still owns', () => {
    expect(driftOf('owned').notes.join('\n')).toContain(
      `installed by the Helm release ${scene.namespace}/${scene.release}`,
    );
    expect(objectOf('owned', scene.release)).toMatchObject({ drift: 'changed', fate: 'overwritten' });
  });

  test('a parameter that was overridden', () => {
    expect(driftOf('overridden').overridden).toEqual([
      { field: 'helm.parameters[colour]', git: 'red', live: 'blue' },
      { field: 'targetRevision', git: 'main', live: 'HEAD' },
    ]);
    for (const name of APPLICATIONS.filter((each) => each !== 'overridden' && each !== 'missing'))
      expect(driftOf(name).overridden).toEqual([]);
  });

  test('an Application that is not there', async () => {
    const path = `/api/v1/applications/${testbed.name('missing')}?project=default`;
    await expect(testbed.api('GET', path)).rejects.toMatchObject({ status: 404 });
    expect(driftOf('missing')).toMatchObject({ sync: 'Missing', objects: [] });
  });

  test('fails nothing by itself', () => {
    expect(report.verdict).toBe('passed');
    expect(report.notAsked.filter((each) => each.startsWith('drift'))).toEqual([]);
  });
});

test('the Application resources tell the same, of whole objects', async () => {
  const partly = await checkLive(testbed, scene.repository.folder, {}, 'kubernetes');
  for (const name of APPLICATIONS) {
    const drift = partly.applications.find((each) => each.name === testbed.name(name))?.drift;
    const { sync, health, automated, overridden, objects } = driftOf(name);
    expect(drift).toMatchObject({ sync, ...(health && { health }), automated, overridden });
    const outOfSync = IGNORING.includes(name) ? [] : objects;
    const names = (list: readonly DriftedObject[] = []) => list.map((each) => `${each.kind} ${each.name}`).sort();
    expect(names(drift?.objects)).toEqual(names(outOfSync));
    expect(drift?.objects.flatMap(({ diff, fields }) => [diff, ...fields]).join('')).toBe('');
  }
});

test('a check on a schedule tells drift of every Application, and fails where it should', async () => {
  scene.repository.git('stash');
  try {
    const scheduled = await checkLive(testbed, scene.repository.folder, { 'fail-on-drift': true });
    expect(scheduled.applications.map(({ status, drift }) => [status, drift?.sync])).toEqual(
      [...APPLICATIONS]
        .sort()
        .map((name) => ['unchanged', name === 'missing' ? 'Missing' : told.get(name)?.status.sync.status]),
    );
    expect(scheduled.verdict).toBe('failed');
  } finally {
    scene.repository.git('stash', 'pop');
  }
});

test('the merge does to every object what was said', async () => {
  await scene.merge();
  const config = (name: string) => scene.data('configmap', name);
  expect(config('edited-settings')).toEqual({ colour: 'green', size: 'big', level: '2', added: 'by-hand' });
  expect(scene.data('secret', 'edited')).toMatchObject({ password: Buffer.from('alphabet-soup').toString('base64') });
  expect(config('edited-gone')).toEqual({ a: '1' });
  expect(['edited-web', 'ignoring', 'respecting'].map((name) => scene.replicas(name))).toEqual([1, 1, 2]);
  expect(config('ignoring')).toEqual({ ignored: 'git', level: '2' });
  expect(config('respecting')).toEqual({ ignored: 'by-hand', level: '2' });
  expect(config('removing-extra')).toEqual({ a: '1' });
  expect(config(scene.release)).toEqual({ colour: 'green', level: '2' });
});
