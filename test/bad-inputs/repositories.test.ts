import { join } from 'node:path';
import { type LoopbackRoute, startLoopbackServer } from '../fakes/loopback-server.ts';
import { packedChart } from '../fakes/tar-archive.ts';
import { application, config, ORIGIN, SHOP } from './bad-input.ts';
import { type ProgramRun, ProgramUnderTest } from './program.ts';

const program = new ProgramUnderTest();
afterAll(() => program.dispose());

const ARCHIVE = packedChart('loki', {
  'Chart.yaml': 'apiVersion: v2\nname: loki\nversion: 1.2.3\n',
  'templates/c.yaml': config('level: info', 'loki'),
});
const INDEX = `apiVersion: v1
entries:
  loki:
  - {apiVersion: v2, name: loki, version: 1.3.0-rc.1, urls: [loki.tgz]}
  - {apiVersion: v2, name: loki, version: 1.2.3, urls: [loki.tgz]}
`;

/** Checks a change that deploys a chart of a repository on loopback. */
async function withChart(routes: Record<string, LoopbackRoute>, revision: string): Promise<ProgramRun> {
  const server = await startLoopbackServer({ routes });
  try {
    const chart = application('new', `chart: loki\ntargetRevision: ${JSON.stringify(revision)}`).replace(
      /repoURL: .*/,
      `repoURL: ${server.origin}/charts`,
    );
    const folder = program.clone(SHOP, { ...SHOP, 'apps/new.yaml': chart }, ORIGIN);
    const place = ['--repo', folder, '--base', 'main', '--head', 'change'];
    return await program.run(['check', ...place, '--allow-hosts', '127.0.0.1']);
  } finally {
    await server.close();
  }
}

const printed = ({ stdout, stderr }: ProgramRun) => `${stdout}${stderr}`.replace(/\s+/g, ' ');
const ROUTES = { 'GET /charts/index.yaml': { body: INDEX }, 'GET /charts/loki.tgz': { body: ARCHIVE } };

describe('a repository of charts', () => {
  test.each(['^1.2', '*', '1.x'])('a range of versions such as %s is rendered, and said to move', async (range) => {
    const run = await withChart(ROUTES, range);
    expect(run.code).toBe(0);
    expect(printed(run)).toContain('warning mutable-revision apps/new.yaml:1');
    expect(printed(run)).toContain('takes the newest version, 1.2.3 today');
  });

  test('without the version fails, as Argo CD does', async () => {
    const empty = { body: 'apiVersion: v1\nentries: {}\n' };
    const run = await withChart({ ...ROUTES, 'GET /charts/index.yaml': empty }, '1.2.3');
    expect(run.code).toBe(1);
    expect(printed(run)).toContain('error render-failed apps/new.yaml:1');
  });

  test.each<[string, Record<string, LoopbackRoute>, string]>([
    ['does not have the archive any more', { ...ROUTES, 'GET /charts/loki.tgz': { status: 404 } }, '404'],
    ['is down', { ...ROUTES, 'GET /charts/index.yaml': { fault: 'reset' } }, 'index.yaml'],
    ['has had enough', { 'GET /charts/index.yaml': { status: 429, headers: { 'retry-after': '0' } } }, '429'],
    ['is broken', { 'GET /charts/index.yaml': { status: 500 } }, '500'],
    [
      'answers with a page for people',
      { 'GET /charts/index.yaml': { body: '<!doctype html><p>Sign in' } },
      'index.yaml',
    ],
    ['ends in the middle', { ...ROUTES, 'GET /charts/loki.tgz': { body: ARCHIVE, fault: 'truncated' } }, 'loki.tgz'],
    ['asks for a password', { 'GET /charts/index.yaml': { status: 401 } }, '401'],
  ])('that %s: not "no change"', async (_name, routes, says) => {
    const run = await withChart(routes, '1.2.3');
    expect(run.code).toBe(3);
    expect(printed(run)).toContain('Application new');
    expect(printed(run)).toContain(says);
  });
});

describe('files that are not here', () => {
  const CHART = {
    'chart/Chart.yaml': 'apiVersion: v2\nname: chart\nversion: 1.0.0\n',
    'chart/templates/c.yaml': config('level: {{ .Values.level }}', 'charted'),
    'apps/new.yaml': application('new', 'path: chart'),
  };

  test('values that Git LFS keeps elsewhere', async () => {
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 12\n`;
    const folder = program.clone(SHOP, { ...SHOP, ...CHART, 'chart/values.yaml': pointer }, ORIGIN);
    const run = await program.run(['check', '--repo', folder, '--base', 'main', '--head', 'change', '--offline']);
    expect(run.code).toBe(3);
    expect(printed(run)).toContain('LFS');
    expect(printed(run)).toContain('chart/values.yaml');
  });

  test('a submodule', async () => {
    const files = {
      ...SHOP,
      'apps/new.yaml': application('new', 'path: vendored'),
      vendored: { submodule: 'a'.repeat(40) },
      '.gitmodules': '[submodule "vendored"]\n\tpath = vendored\n\turl = https://git.example.com/vendored.git\n',
    };
    const folder = program.clone(SHOP, files, ORIGIN);
    const run = await program.run(['check', '--repo', folder, '--base', 'main', '--head', 'change', '--offline']);
    expect(run.code).toBe(3);
    expect(printed(run)).toContain('submodule');
    expect(printed(run)).toContain('vendored');
  });

  test('the history of a shallow clone that cannot be deepened', async () => {
    const folder = program.clone(SHOP, { ...SHOP, 'web/settings.yaml': config('level: debug') }, ORIGIN);
    program.sandbox.git(folder, 'checkout', '-q', 'main');
    program.sandbox.commit(folder, { ...SHOP, 'other.yaml': 'a: 1\n' });
    const shallow = join(program.sandbox.folder, 'shallow');
    const { sandbox } = program;
    sandbox.git(sandbox.folder, 'clone', '-q', '--depth', '1', '--no-single-branch', `file://${folder}`, shallow);
    sandbox.git(shallow, 'remote', 'remove', 'origin');
    sandbox.git(shallow, 'checkout', '-q', '-b', 'change', sandbox.git(folder, 'rev-parse', 'change'));
    const run = await program.run(['check', '--repo', shallow, '--head', 'change', '--offline']);
    expect(run.code).toBe(3);
    expect(printed(run)).toContain('fetch-depth: 0');
  });
});
