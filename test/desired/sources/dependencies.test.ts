import { fakeRegistry } from '../../fakes/registry.ts';
import { filesOf, plan } from '../plan-fixture.ts';

const CHARTS = 'https://charts.example.com';
const registry = fakeRegistry({
  [CHARTS]: { redis: { '1.0.0': {}, '1.1.0': {} } },
  'http://plain.example.com': { redis: { '1.0.0': {} } },
  'oci://registry.example.com/c': { pg: { '2.0.0': {} } },
});

const of = (files: Record<string, string>) =>
  plan({ 'c/templates/a.yaml': '', ...files }, { path: 'c' }, undefined, { registry });
const chart = (...lines: string[]) => ['name: c', 'dependencies:', ...lines].join('\n');

describe('dependencies that are not in charts/', () => {
  test('without a lock file the newest in range is taken, and named', async () => {
    const { steps, sources } = await of({ 'c/Chart.yaml': chart(`- redis@1.x ${CHARTS}`) });
    expect(filesOf(steps)[0]).toContain('c/charts/redis-1.1.0.tgz');
    expect(sources[1]).toMatchObject({
      role: 'dependency',
      chart: 'redis',
      revision: '1.1.0',
      movable: { pin: expect.stringContaining('Chart.lock') },
    });
  });

  test('a lock file is obeyed', async () => {
    const { steps, sources } = await of({
      'c/Chart.yaml': chart(`- redis@1.x ${CHARTS}`),
      'c/Chart.lock': `- redis@1.0.0 ${CHARTS}`,
    });
    expect(filesOf(steps)[0]).toContain('c/charts/redis-1.0.0.tgz');
    expect(sources[1]?.movable).toBeUndefined();
  });

  test('when one is missing all are built, as `helm dependency build` does', async () => {
    const { steps } = await of({
      'c/Chart.yaml': chart(`- redis@1.x ${CHARTS}`, '- pg@2.0.0 oci://registry.example.com/c'),
      'c/charts/pg/Chart.yaml': 'name: pg',
    });
    expect(filesOf(steps)[0]?.filter((path) => path.startsWith('c/charts/'))).toEqual([
      'c/charts/pg/Chart.yaml',
      'c/charts/redis-1.1.0.tgz',
      'c/charts/pg-2.0.0.tgz',
    ]);
  });

  test('when none is missing nobody is asked', async () => {
    const before = registry.calls.length;
    const { steps } = await of({ 'c/Chart.yaml': chart('- redis@9.x https://gone'), 'c/charts/redis/Chart.yaml': '' });
    expect(filesOf(steps)[0]).toContain('c/charts/redis/Chart.yaml');
    expect(registry.calls.length).toBe(before);
  });

  test('a folder of this repository is packed, and its files are inputs', async () => {
    const files = {
      'c/Chart.yaml': chart('- lib@1.0.0 file://../lib'),
      'lib/Chart.yaml': 'name: lib',
      'lib/a.yaml': '1',
    };
    const { steps } = await of(files);
    expect(filesOf(steps)[0]).toContain('c/charts/lib-1.0.0.tgz');
  });

  test.each([
    ['a stale lock file', { 'c/Chart.yaml': chart(`- redis@1.x ${CHARTS}`), 'c/Chart.lock': 'stale' }, /out of sync/],
    [
      'plain http beside a lock file',
      {
        'c/Chart.yaml': chart('- redis@1.x http://plain.example.com'),
        'c/Chart.lock': '- redis@1.0.0 http://plain.example.com',
      },
      /no repository definition for http:\/\/plain/,
    ],
    ['a folder that is not there', { 'c/Chart.yaml': chart('- lib@1.0.0 file://../gone') }, /there is no folder gone/],
    ['a folder outside', { 'c/Chart.yaml': chart('- lib@1.0.0 file://../../lib') }, /leads out of the repository/],
    ['a range that nothing is in', { 'c/Chart.yaml': chart(`- redis@3.x ${CHARTS}`) }, /no version of the chart redis/],
  ])('refuses %s', async (_name, files, message) => {
    await expect(of(files)).rejects.toThrow(message);
  });

  test('one that names no repository and is not in charts/ is refused', async () => {
    await expect(of({ 'c/Chart.yaml': chart('- gone@1.0.0 ') })).rejects.toThrow(/gone names no repository/);
  });

  test('a repository that Helm needs a plugin for is undetermined', async () => {
    await expect(of({ 'c/Chart.yaml': chart('- redis@1.x s3://bucket/charts') })).rejects.toMatchObject({
      undetermined: { reason: expect.stringContaining('plugin'), detail: 'redis: s3://bucket/charts' },
    });
  });

  test('one without a version is refused', async () => {
    const file = chart(`- redis@ ${CHARTS}`);
    await expect(of({ 'c/Chart.yaml': file })).rejects.toThrow(/redis has no version/);
  });

  test('an alias of a repository is undetermined', async () => {
    await expect(of({ 'c/Chart.yaml': chart('- redis@1.x @stable') })).rejects.toMatchObject({
      undetermined: { reason: expect.stringContaining('alias'), detail: 'redis: @stable' },
    });
  });
});
