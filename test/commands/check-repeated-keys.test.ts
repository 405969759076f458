import { check } from '../../src/commands/check.ts';
import type { FakeFiles } from '../fakes/repository.ts';
import { application, BASE, config, world } from './world.ts';

const TWICE = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata:\n  a: "1"\n  a: "2"\n';
const CHART = {
  'chart.yaml': application('charted', 'chart').replace('path: chart', 'path: chart, helm: {valueFiles: [more.yaml]}'),
  'chart/Chart.yaml': 'apiVersion: v2\nname: chart\nversion: 1.0.0\n',
  'chart/more.yaml': 'x: 1\n',
  'chart/values.yaml': 'x: 1\n',
  'chart/templates/c.yaml': config('1', 'charted'),
};

async function found(base: FakeFiles, head: FakeFiles): Promise<string[]> {
  const report = await check(world({ ...BASE, ...base }, { ...BASE, ...base, ...head }).context);
  return report.findings
    .filter(({ rule }) => rule === 'duplicate-key')
    .map(
      ({ new: isNew, file, line, column, message }) => `${isNew ? 'new' : 'old'} ${file}:${line}:${column} ${message}`,
    );
}

describe('a key that stands twice', () => {
  test('in a manifest that the change touches', async () => {
    const says = 'The key `a` is there more than once; Argo CD takes the last value';
    expect(await found({}, { 'web/c.yaml': TWICE })).toEqual([`new web/c.yaml:6:3 ${says}`]);
    expect(await found({ 'web/c.yaml': TWICE }, { 'web/c.yaml': `# more\n${TWICE}` })).toEqual([
      `old web/c.yaml:7:3 ${says}`,
    ]);
  });

  test('in a value file, and in those of the chart', async () => {
    const head = { 'chart/more.yaml': 'x: 1\nx: 2\n', 'chart/values.yaml': 'x: 1\ny: {a: 1, a: 2}\n' };
    expect(await found(CHART, head)).toEqual([
      expect.stringContaining('new chart/more.yaml:2:1 The key `x`'),
      expect.stringContaining('new chart/values.yaml:2:11 The key `a`'),
    ]);
  });

  test.each<[string, FakeFiles, FakeFiles]>([
    ['in a manifest that the change does not touch', { 'web/c.yaml': TWICE }, { 'web/d.yaml': config('1', 'd') }],
    ['in a file that nothing is rendered from', {}, { 'docs/c.yaml': TWICE }],
    ['in a file that a chart only holds', CHART, { 'chart/files/c.yaml': TWICE }],
    ['in a template', CHART, { 'chart/templates/c.yaml': TWICE }],
    ['in two maps', {}, { 'web/c.yaml': `${config('1')}---\n${config('1', 'd')}` }],
  ])('but not %s', async (_name, base, head) => {
    expect(await found(base, head)).toEqual([]);
  });

  test('in a file of Applications is said once', async () => {
    const twice = application('child', 'web', '  project: shop\n');
    const base = { 'root.yaml': application('root', 'apps'), 'apps/x.yaml': application('child', 'web') };
    expect(await found(base, { 'apps/x.yaml': twice })).toHaveLength(1);
  });
});
