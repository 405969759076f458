import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ApplicationDrift, DriftedObject } from '../../src/model/drift.ts';
import type { Json, JsonObject } from '../../src/model/kube-object.ts';
import type { Report } from '../../src/model/report.ts';
import { checkLive } from './drift/check-live.ts';
import { APPLICATIONS, admission, application, autoscaler, files, type Name, type Place } from './drift/fleet.ts';
import { openTestbed } from './testbed.ts';

const testbed = openTestbed('drift');
const namespace = testbed.namespace();
const repository = testbed.repository('shop', files());
const place: Place = { namespace, repoURL: repository.url, name: (part) => testbed.name(part) };
const POLICIES = 'mutatingadmissionpolicies,mutatingadmissionpolicybindings';
const release = testbed.name('owned');
/** Deployments that an autoscaler scales, and their Applications. */
const SCALED: readonly [Name, string][] = [
  ['edited', 'edited-web'],
  ['ignoring', 'ignoring'],
  ['respecting', 'respecting'],
];
let report: Report;

/** What Argo CD itself says, asked apart from what is tested. */
interface Told {
  status: {
    sync: { status: string; revision: string };
    health?: { status: string };
    resources?: { kind: string; name: string; status?: string; requiresPruning?: boolean }[];
  };
}
const told = new Map<Name, Told>();
const managed = new Map<Name, JsonObject[]>();

beforeAll(async () => {
  const version = /admissionregistration\.k8s\.io\/(\S+)\s+false\s+MutatingAdmissionPolicy\n/.exec(
    testbed.kubectl(['api-resources', '--api-group', 'admissionregistration.k8s.io', '--no-headers']),
  )?.[1];
  if (version === undefined)
    throw new Error('this Kubernetes serves no MutatingAdmissionPolicy: one from 1.34 on is needed');
  testbed.apply(...admission(testbed.name(), namespace, version));
  helm('install', release, `${repository.folder}/chart`, '--namespace', namespace);
  const manifests = APPLICATIONS.map((name) => [`apps/${name}.yaml`, JSON.stringify(application(name, place))]);
  repository.commit(Object.fromEntries(manifests));
  const created = APPLICATIONS.filter((name) => name !== 'missing');
  // Admission policies count some seconds after they are made.
  await testbed.until('the admission policies are at work', () => mutates());
  testbed.apply(...created.map((name) => application(name, place)));
  await Promise.all(created.filter((name) => name !== 'removing' && name !== 'owned').map(sync));
  await Promise.all(
    created.filter((name) => name !== 'owned' && name !== 'admitted').map((name) => reaches(name, 'Synced')),
  );

  const patch = (kind: string, name: string, changes: JsonObject) =>
    testbed.kubectl(['patch', kind, name, '-n', namespace, '--type', 'merge', '--patch', JSON.stringify(changes)]);
  patch('configmap', 'edited-settings', { data: { colour: 'blue', size: 'small', added: 'by-hand' } });
  patch('secret', 'edited', { stringData: { password: 'written-by-hand' } });
  patch('configmap', 'ignoring', { data: { ignored: 'by-hand' } });
  patch('configmap', 'respecting', { data: { ignored: 'by-hand' } });
  testbed.kubectl(['delete', 'configmap', 'edited-gone', '-n', namespace]);
  repository.commit({ 'removing/extra.yaml': undefined });
  for (const [, name] of SCALED) {
    testbed.kubectl(['apply', '-n', namespace, '-f', '-'], JSON.stringify(autoscaler(name)));
  }
  const override = {
    spec: { source: { helm: { parameters: [{ name: 'colour', value: 'blue' }] }, targetRevision: 'HEAD' } },
  };
  testbed.kubectl([
    'patch',
    'application',
    testbed.name('overridden'),
    '-n',
    'argocd',
    '--type',
    'merge',
    '-p',
    JSON.stringify(override),
  ]);
  for (const [, name] of SCALED) {
    await testbed.until(`the autoscaler has scaled ${name}`, () => replicas(name) === 2 || undefined);
  }
  await Promise.all(
    created.map((name) => reaches(name, name === 'ignoring' || name === 'respecting' ? 'Synced' : 'OutOfSync')),
  );
  // Argo CD is told of live changes a moment later, and compares then.
  await testbed.until('Argo CD has seen what the autoscalers did', async () => {
    const live = await Promise.all(SCALED.map(([name, object]) => liveReplicas(name, object)));
    const { status } = await testbed.api<Told>('GET', `/api/v1/applications/${testbed.name('edited')}`);
    const edited = status.resources?.filter((resource) => resource.status === 'OutOfSync');
    return (live.every((count) => count === 2) && edited?.length === 4) || undefined;
  });
  for (const name of created) {
    told.set(name, await testbed.api<Told>('GET', `/api/v1/applications/${testbed.name(name)}`));
    const { items = [] } = await testbed.api<{ items?: JsonObject[] }>(
      'GET',
      `/api/v1/applications/${testbed.name(name)}/managed-resources`,
    );
    managed.set(name, items);
  }
  change();
  report = await checkLive(testbed, repository.folder);
});

afterAll(() => {
  testbed.kubectl([
    'delete',
    POLICIES,
    '--selector',
    Object.entries(testbed.labels)
      .map(([key, value]) => `${key}=${value}`)
      .join(','),
  ]);
  testbed.remove();
});

/** The pull request: something in every Application, and the very field that somebody has edited. */
function change(): void {
  for (const [path, text] of Object.entries(files())) {
    if (path === 'removing/extra.yaml') continue;
    const changed = text
      .replaceAll('"level":"1"', '"level":"2"')
      .replace('level: "1"', 'level: "2"')
      .replace('"colour":"red","size"', '"colour":"green","size"');
    writeFileSync(`${repository.folder}/${path}`, changed);
  }
}

function helm(...args: string[]): void {
  execFileSync('helm', args, { env: { ...process.env, KUBECONFIG: testbed.kubeconfig }, stdio: 'pipe' });
}

async function sync(name: Name): Promise<void> {
  await testbed.api('POST', `/api/v1/applications/${testbed.name(name)}/sync`, {});
}

async function reaches(name: Name, status: string): Promise<void> {
  const head = repository.git('rev-parse', 'HEAD');
  await testbed.until(`${name} is ${status}`, async () => {
    const { status: now } = await testbed.api<Told>('GET', `/api/v1/applications/${testbed.name(name)}?refresh=normal`);
    const isAtRest = now.health?.status !== 'Progressing';
    return (isAtRest && now.sync.status === status && now.sync.revision === head) || undefined;
  });
}

async function liveReplicas(application: Name, name: string): Promise<number | undefined> {
  const { items = [] } = await testbed.api<{ items?: { kind: string; name: string; liveState: string }[] }>(
    'GET',
    `/api/v1/applications/${testbed.name(application)}/managed-resources`,
  );
  const live = items.find((item) => item.kind === 'Deployment' && item.name === name)?.liveState ?? 'null';
  return (JSON.parse(live) as { spec?: { replicas: number } } | null)?.spec?.replicas;
}

function mutates(): true | undefined {
  const probe = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'probe', labels: { mutated: 'yes', added: 'yes' } },
    data: {},
  };
  const made = testbed.kubectl(
    ['create', '-n', namespace, '--dry-run=server', '-o', 'json', '-f', '-'],
    JSON.stringify(probe),
  );
  return (made.includes('of-policy') && made.includes('injected')) || undefined;
}

function replicas(name: string): number {
  return testbed.get<{ spec: { replicas: number } }>('deployment', name, '-n', namespace).spec.replicas;
}

function data(kind: string, name: string): Json | undefined {
  return testbed.get(kind, name, '-n', namespace)['data'];
}

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
    const ignored = (one: DriftedObject) => one.diff !== '' && (name === 'ignoring' || name === 'respecting');
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
      if (name === 'ignoring' || name === 'respecting') {
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
    expect(settings.diff).toContain('-  colour: red\n+  colour: blue');
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
    expect(data('configmap', 'admitted-added')).toHaveProperty('injected', 'yes');
  });

  test('a release that Helm still owns', () => {
    expect(driftOf('owned').notes.join('\n')).toContain(`installed by the Helm release ${namespace}/${release}`);
    expect(objectOf('owned', release)).toMatchObject({ drift: 'changed', fate: 'overwritten' });
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

test('a check on a schedule tells drift of every Application, and fails where it should', async () => {
  repository.git('stash');
  try {
    const scheduled = await checkLive(testbed, repository.folder, { 'fail-on-drift': true });
    expect(scheduled.applications.map(({ status, drift }) => [status, drift?.sync])).toEqual(
      [...APPLICATIONS]
        .sort()
        .map((name) => ['unchanged', name === 'missing' ? 'Missing' : told.get(name)?.status.sync.status]),
    );
    expect(scheduled.verdict).toBe('failed');
  } finally {
    repository.git('stash', 'pop');
  }
});

test('the merge does to every object what was said', async () => {
  repository.commit({});
  // HPAs would scale anew what the sync has set back.
  testbed.kubectl(['delete', 'hpa', '--all', '-n', namespace]);
  const synced = APPLICATIONS.filter((name) => name !== 'missing' && name !== 'removing');
  await Promise.all(synced.map(sync));
  await Promise.all(synced.filter((name) => name !== 'admitted').map((name) => reaches(name, 'Synced')));
  const operations = synced.map(async (name) =>
    testbed.until(`${name} has synced`, async () => {
      const { status } = await testbed.api<{ status: { operationState?: { phase: string } } }>(
        'GET',
        `/api/v1/applications/${testbed.name(name)}`,
      );
      return status.operationState?.phase === 'Succeeded' || undefined;
    }),
  );
  await Promise.all(operations);

  expect(data('configmap', 'edited-settings')).toEqual({ colour: 'green', size: 'big', level: '2', added: 'by-hand' });
  expect(data('secret', 'edited')).toMatchObject({ password: Buffer.from('alphabet-soup').toString('base64') });
  expect(data('configmap', 'edited-gone')).toEqual({ a: '1' });
  expect(replicas('edited-web')).toBe(1);
  expect(replicas('ignoring')).toBe(1);
  expect(data('configmap', 'ignoring')).toEqual({ ignored: 'git', level: '2' });
  expect(replicas('respecting')).toBe(2);
  expect(data('configmap', 'respecting')).toEqual({ ignored: 'by-hand', level: '2' });
  // As a webhook does; a sync by itself follows.
  await reaches('removing', 'OutOfSync');
  const level = () => (data('configmap', 'removing') as JsonObject)['level'];
  await testbed.until('the automated sync has been', () => level() === '2' || undefined);
  expect(data('configmap', 'removing-extra')).toEqual({ a: '1' });
  expect(data('configmap', release)).toEqual({ colour: 'green', level: '2' });
});
