import { check } from '../../src/commands/check.ts';
import type { FakeFiles } from '../fakes/repository.ts';
import { application, BASE, config, world } from './world.ts';

const run = (base: FakeFiles, head: FakeFiles) => check(world(base, { ...base, ...head }).context);

describe('submodules', () => {
  test.each<[string, FakeFiles]>([
    ['is its path', { 'app.yaml': application('app', 'sub') }],
    ['is above its path', { 'app.yaml': application('app', 'sub/k') }],
    [
      'is below its folder',
      {
        'app.yaml': application('app', '.').replace('path: .', 'path: here, directory: {recurse: true}'),
        'here/c.yaml': config('1'),
        'here/sub': { submodule: '1'.repeat(40) },
      },
    ],
    [
      'is in its chart',
      {
        'app.yaml': application('app', 'here'),
        'here/Chart.yaml': 'name: c\n',
        'here/sub': { submodule: '1'.repeat(40) },
      },
    ],
    [
      'holds its values',
      {
        'app.yaml': application('app', 'chart').replace(
          'path: chart',
          'path: chart, helm: {valueFiles: [/sub/v.yaml]}',
        ),
        'chart/Chart.yaml': 'name: c\n',
      },
    ],
    [
      'holds its base',
      { 'app.yaml': application('app', 'over'), 'over/kustomization.yaml': 'fail: true\nresources: [../sub/base]\n' },
    ],
    [
      'is its base',
      { 'app.yaml': application('app', 'over'), 'over/kustomization.yaml': 'fail: true\nresources: [../sub]\n' },
    ],
  ])('a submodule that %s: another commit of it is no pass', async (_name, files) => {
    const moved = (commit: string) =>
      Object.fromEntries(
        Object.entries({ ...files, sub: { submodule: '1'.repeat(40) } }).map(([path, file]) => [
          path,
          typeof file === 'object' && 'submodule' in file ? { submodule: commit.repeat(40) } : file,
        ]),
      );
    const report = await run({ ...BASE, ...files, ...moved('1') }, moved('2'));
    expect(report.verdict).toBe('unknown');
    expect(report.notChecked).toMatchObject([{ reason: expect.stringContaining('submodule'), reached: true }]);
    const untouched = await run({ ...BASE, ...files, ...moved('1') }, { 'web/c.yaml': config('2') });
    expect(untouched.verdict).toBe('passed');
  });

  test('a name that is also a submodule costs nothing where the build does without it', async () => {
    const files = {
      'app.yaml': application('app', 'over'),
      'over/kustomization.yaml': 'namePrefix: sub\n',
      'over/sub': { submodule: '1'.repeat(40) },
    };
    const report = await run({ ...BASE, ...files }, { 'over/sub': { submodule: '2'.repeat(40) } });
    expect(report.verdict).toBe('passed');
  });
});
