import { expect, test } from '@jest/globals';
import { readChart } from '../../src/desired/chart-content.ts';
import type { InputFiles } from '../../src/desired/input-closure.ts';
import { fakeSnapshot } from '../fakes/repository.ts';
import { packedChart } from '../fakes/tar-archive.ts';

function filesOf(contents: Record<string, string | Buffer>): InputFiles {
  const from = fakeSnapshot(contents);
  return new Map([...from.entries.values()].map(({ path, oid, size }) => [path, { oid, size, from }]));
}

test('a chart, with those within it, unpacked and packed', async () => {
  const chart = await readChart(
    'apps/web',
    filesOf({
      'apps/web/Chart.yaml':
        'name: web\ndependencies:\n- {name: redis, alias: cache, condition: "cache.enabled, redis.enabled", import-values: [data, {child: a, parent: b}]}\n',
      'apps/web/values.yaml': 'a: 1\n',
      'apps/web/values.schema.json': '{"type": "object"}',
      'apps/web/templates/a.yaml': '{{ .Values.a }}',
      'apps/web/templates/b.yaml': 'b: 1',
      'apps/web/README.md': '{{ .Values.not }}',
      'apps/web/crds/a.yaml': '{{ .Values.not }}',
      'apps/web/files/a.conf': '{{ .Values.conf }}',
      'apps/web/charts/plain/Chart.yaml': 'name: plain\n',
      'apps/web/charts/plain/templates/a.yaml': '{{ .Values.p }}',
      'apps/web/charts/redis-1.0.0.tgz': packedChart('redis', {
        'Chart.yaml': 'name: redis\n',
        'values.yaml': 'port: 1\n',
        'charts/common/Chart.yaml': 'name: common\n',
      }),
      'apps/other/Chart.yaml': 'name: other\n',
    }),
  );
  expect(chart).toMatchObject({
    name: 'web',
    values: { a: 1 },
    schema: { type: 'object' },
    texts: expect.arrayContaining(['{{ .Values.a }}', '{{ .Values.conf }}']),
    dependencies: [
      { name: 'redis', alias: 'cache', conditions: ['cache.enabled', 'redis.enabled'], imported: ['.', 'b'] },
    ],
  });
  expect(chart?.texts).toHaveLength(2);
  expect([...(chart?.charts.keys() ?? [])].sort()).toEqual(['plain', 'redis']);
  expect(chart?.charts.get('plain')?.texts).toEqual(['{{ .Values.p }}']);
  expect(chart?.charts.get('redis')).toMatchObject({ values: { port: 1 }, schema: undefined });
  expect([...(chart?.charts.get('redis')?.charts.keys() ?? [])]).toEqual(['common']);
});

test('older charts have their dependencies in a file of their own; what cannot be read is left out', async () => {
  const chart = await readChart(
    '',
    filesOf({
      'Chart.yaml': 'name: web\n',
      'requirements.yaml': 'dependencies: [{name: redis}]\n',
      'values.yaml': 'a: [\n',
      'values.schema.json': '{',
      'charts/broken.tgz': 'no archive',
    }),
  );
  expect(chart).toMatchObject({ values: {}, schema: undefined, dependencies: [{ name: 'redis' }] });
  expect(chart?.charts.size).toBe(0);
  expect(await readChart('elsewhere', filesOf({ 'Chart.yaml': 'name: web\n' }))).toBeUndefined();
});
