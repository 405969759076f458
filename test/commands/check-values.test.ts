import { describe, expect, test } from '@jest/globals';
import type { Finding } from '../../src/model/report.ts';
import type { FakeFiles } from '../fakes/repository.ts';
import { application, BASE, config, run, URL } from './world.ts';

const CHART = {
  'web/Chart.yaml': 'name: web\nversion: 1.0.0\n',
  'web/values.yaml': 'replicaCount: 2\nimage: {tag: ""}\n',
  'web/templates/c.yaml': config('1'),
  'web/c.yaml': '',
};

/** An Application whose chart is given values. */
function given(helm: string, name = 'web', path = 'web'): string {
  return application(name, path).replace(/\{repoURL.*\}/, `{repoURL: ${URL}, path: ${path}, helm: {${helm}}}`);
}

async function found(base: FakeFiles, head: FakeFiles): Promise<string[]> {
  const { findings } = await run({ ...BASE, ...CHART, ...base }, head);
  const shown = ({ new: isNew, application: of, file, line, column, message }: Finding) =>
    `${isNew ? 'new' : 'old'} ${of} ${file}:${line}:${column} ${message}`;
  return findings.filter(({ rule }) => rule === 'helm-value-unknown').map(shown);
}

const FILE = 'env/values.yaml';
const WITH_FILE = { 'web.yaml': given('valueFiles: [/env/values.yaml]') };

describe('values that a chart does not know', () => {
  test('in a file, at line and column, with what was meant', async () => {
    const head = { [FILE]: '# of production\nimage:\n  tags: v2\n', ...WITH_FILE };
    expect(await found({}, head)).toEqual([
      'new web env/values.yaml:3:3 image.tags: the chart web knows no such value',
    ]);
    const { findings } = await run({ ...BASE, ...CHART }, head);
    expect(findings).toContainEqual(
      expect.objectContaining({ severity: 'warning', help: expect.stringMatching(/^Did you mean image\.tag\? /) }),
    );
  });

  test.each([
    ['values', 'values: "replicas: 3"', '76 values replicas'],
    ['an object', 'valuesObject: {image: {a: 1}}', '99 values image.a'],
    ['a parameter', 'parameters: [{name: "image.tags[0]", value: a}]', '90 parameter image.tags'],
    ['one of a name with a dot', 'parameters: [{name: "image\\\\.tag", value: a}]', '90 parameter image.tag'],
  ])('in the Application itself: %s', async (_, helm, expected) => {
    expect(await found({}, { 'web.yaml': given(helm) })).toEqual([
      `new web web.yaml:5:${expected}: the chart web knows no such value`,
    ]);
  });

  test('what it knows is no finding, nor what a later value file takes back', async () => {
    expect(await found({}, { 'web.yaml': given('valuesObject: {replicaCount: 3, image: {tag: v2}}') })).toEqual([]);
  });

  test('what base has too is not new, though it has moved', async () => {
    const base = { [FILE]: 'replicas: 3\n', ...WITH_FILE };
    expect(await found(base, { [FILE]: '\nreplicas: 4\n' })).toEqual([
      'old web env/values.yaml:2:1 replicas: the chart web knows no such value',
    ]);
    expect(await found(base, { 'cart/c.yaml': config('2') })).toEqual([]);
  });

  test('a chart that knows it no longer makes it new', async () => {
    const base = { [FILE]: 'replicaCount: 3\n', ...WITH_FILE };
    expect(await found(base, { 'web/values.yaml': 'replicas: 2\n' })).toEqual([
      'new web env/values.yaml:1:1 replicaCount: the chart web knows no such value',
    ]);
  });
});

describe('a file that several Applications share', () => {
  const other = {
    'two.yaml': given('valueFiles: [/env/values.yaml]', 'two', 'two'),
    'two/Chart.yaml': 'name: two\nversion: 1.0.0\n',
    'two/templates/c.yaml': config('1', 'd'),
  };

  test('may have keys that only one of their charts knows', async () => {
    const base = { ...other, ...WITH_FILE, 'two/values.yaml': 'replicas: 1\n' };
    expect(await found(base, { [FILE]: 'replicas: 3\nreplica: 1\n' })).toEqual([
      'new two env/values.yaml:2:1 replica: the chart two knows no such value',
      'new web env/values.yaml:2:1 replica: the chart web knows no such value',
    ]);
  });

  test('is told of once where the chart is the same', async () => {
    const base = { ...WITH_FILE, 'two.yaml': given('valueFiles: [/env/values.yaml]', 'two') };
    expect(await found(base, { [FILE]: 'replicas: 3\n' })).toHaveLength(1);
  });
});

test('a key that is there for an anchor is no value', async () => {
  const head = { [FILE]: 'labels: &labels {a: b}\nimage: {tag: x}\n', ...WITH_FILE };
  expect(await found({}, head)).toEqual([]);
});

test('a file of very many empty lines costs no more than its length', async () => {
  const head = { [FILE]: `replicass: 1\n${'\n'.repeat(500_000)}`, ...WITH_FILE };
  expect(await found({}, head)).toHaveLength(1);
});

test('a chart of this repository that wraps another', async () => {
  const wrapped = {
    'web/charts/redis/Chart.yaml': 'name: redis\nversion: 1.0.0\n',
    'web/charts/redis/values.yaml': 'port: 1\n',
  };
  expect(await found(wrapped, { 'web/values.yaml': 'own: 1\nredis:\n  port: 2\n  ports: 3\n' })).toEqual([
    'new web web/values.yaml:4:3 redis.ports: the chart redis knows no such value',
  ]);
});

test('of many, the first are told and the rest is counted', async () => {
  const keys = Array.from({ length: 33 }, (_, i) => `slip${i}: 1\n`).join('');
  const told = await found({}, { [FILE]: keys, ...WITH_FILE });
  expect(told).toHaveLength(31);
  expect(told.at(-1)).toContain('3 more values that its charts do not know');
});
