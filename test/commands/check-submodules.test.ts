import { check } from '../../src/commands/check.ts';
import { fakeRemotes } from '../fakes/remote-repositories.ts';
import type { FakeFiles } from '../fakes/repository.ts';
import { application, BASE, config, world } from './world.ts';

const LIBRARY = 'https://github.com/example/library.git';
const MODULES = {
  '.gitmodules': ['sub', 'here/sub', 'over/sub']
    .map((path) => `[submodule "${path}"]\n\tpath = ${path}\n\turl = ../library.git\n`)
    .join(''),
};

const run = (base: FakeFiles, head: FakeFiles, downloads = {}) =>
  check(world({ ...MODULES, ...base }, { ...MODULES, ...base, ...head }, {}, {}, downloads).context);

describe('submodules', () => {
  test('that can be read are read, at the commits of both sides', async () => {
    const remotes = fakeRemotes({
      [LIBRARY]: { base: { 'k/c.yaml': config('1') }, commits: { next: { 'k/c.yaml': config('2') } } },
    });
    const at = (commit: string) => ({ sub: { submodule: remotes.ids[LIBRARY]?.[commit] ?? '' } });
    const base = { ...BASE, 'app.yaml': application('app', 'sub/k'), ...at('base') };
    const report = await run(base, at('next'), { remotes });
    expect(report.applications.find(({ name }) => name === 'app')).toMatchObject({
      status: 'changed',
      changes: [{ kind: 'ConfigMap', diff: expect.stringContaining('+  a: "2"') }],
    });
  });

  test.each<[string, string]>([
    [
      'in quotes, with other sections and blanks',
      '[core]\n\tpath = x\n [submodule "s"]\n\n  Path="sub"\n\turl =  "../library.git" \n',
    ],
    ['behind very many empty lines', `[submodule "s"]\n${'\n'.repeat(500_000)}path = sub\nurl = ../library.git\n`],
  ])('are named in .gitmodules %s', async (_name, modules) => {
    const sub = { submodule: '1'.repeat(40) };
    const files = { ...BASE, 'app.yaml': application('app', 'sub/k'), '.gitmodules': modules, sub };
    const report = await check(world(BASE, files).context);
    const said = JSON.stringify([report.applications, report.notChecked]);
    expect(said).not.toContain('no URL in .gitmodules');
    expect(said).toContain('example/library.git');
  });

  test('that .gitmodules does not name are refused, as git does', async () => {
    const sub = { submodule: '1'.repeat(40) };
    const files = { ...BASE, 'app.yaml': application('app', 'sub/k'), '.gitmodules': '', sub };
    const { context } = world(BASE, files);
    const report = await check(context);
    expect(report.applications.find(({ name }) => name === 'app')?.findings).toMatchObject([
      { rule: 'render-failed', message: expect.stringContaining('no URL in .gitmodules') },
    ]);
  });

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
    const remotes = fakeRemotes({ [LIBRARY]: { base: { a: '1' }, commits: { next: { a: '2' } } } });
    const at = (commit: string) => ({ 'over/sub': { submodule: remotes.ids[LIBRARY]?.[commit] ?? '' } });
    const files = { 'app.yaml': application('app', 'over'), 'over/kustomization.yaml': 'namePrefix: sub\n' };
    const report = await run({ ...BASE, ...files, ...at('base') }, at('next'), { remotes });
    expect(report.verdict).toBe('passed');
  });
});
