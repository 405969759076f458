import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type GenerateOptions, generate } from '../../bench/generate.mjs';
import { readApplication } from '../../src/argocd/application.ts';
import type { KubeObject } from '../../src/model/kube-object.ts';
import { parseYaml } from '../../src/text/yaml.ts';

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function generated(options: GenerateOptions) {
  const folder = mkdtempSync(join(tmpdir(), 'seatrial-generate-'));
  folders.push(folder);
  const applications = generate(folder, options);
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, encoding: 'utf8' }).trim();
  return { folder, applications, git, commits: git('rev-parse', 'main', 'earlier', 'change') };
}

describe('generate', () => {
  test('the same options give the same commits, another seed others', () => {
    const options: GenerateOptions = { applications: 4, change: 'all' };
    const first = generated(options);
    expect(generated(options).commits).toBe(first.commits);
    expect(generated({ ...options, seed: 2 }).commits).not.toBe(first.commits);
  });

  test('kinds are dealt by their share', () => {
    const { applications } = generated({ applications: 20, change: 'none' });
    const count = (kind: string) => applications.filter((each) => each.kind === kind).length;
    expect([count('helm'), count('kustomize'), count('directory')]).toEqual([12, 5, 3]);
  });

  test('every file under applications/ is the Application that is promised, with its path in the repository', () => {
    const { folder, applications } = generated({ applications: 5, change: 'one' });
    const parsed = readdirSync(join(folder, 'applications')).map((file) => {
      const text = readFileSync(join(folder, 'applications', file), 'utf8');
      const { documents, failures } = parseYaml(text);
      expect(failures).toEqual([]);
      const origin = { found: 'file', location: { file, line: 1, column: 1 } } as const;
      return readApplication(documents[0]?.value as KubeObject, origin, 'argocd');
    });
    const wanted = applications.map(({ name, path }) => ({ name, path })).sort((a, b) => (a.name < b.name ? -1 : 1));
    expect(parsed.map(({ name, sources }) => ({ name, path: sources[0]?.path }))).toEqual(wanted);
    for (const { path } of wanted) expect(readdirSync(join(folder, path))).not.toEqual([]);
  });

  test.each([
    ['none', 0],
    ['one', 1],
    ['all', 6],
  ] as const)('a change of %s touches the inputs of %i Applications of 6', (change, count) => {
    const { applications, git } = generated({ applications: 6, change });
    const touched = git('diff', '--name-only', 'main', 'change').split('\n');
    const reached = applications.filter(({ path, values }) =>
      touched.some((file) => (values === undefined ? file.startsWith(`${path}/`) : file === values)),
    );
    expect(reached).toHaveLength(count);
    expect(applications.filter(({ changed }) => changed)).toEqual(reached);
  });
});
