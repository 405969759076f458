import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startGitServer } from '../adapters/git/git-server.ts';
import type { LoopbackServer } from '../fakes/loopback-server.ts';
import { edited, exampleFiles, GRAFANA, lokiChange } from './example-changes.ts';
import { argoCd, chartRoutes } from './stand-in-charts.ts';
import { applicationOf, basic, changedLines, PASSWORDS, USER, World } from './world.ts';

const ARGO = [argoCd('5.43.3'), argoCd('5.43.4')];

const base = exampleFiles('loki-stack', 'argo-cd');

/** The pull request: a version and a value of each. */
const change = {
  ...base,
  ...lokiChange(base),
  ...edited(
    base,
    'argo-cd/argo-cd.yaml',
    ['5.43.3', '5.43.4'],
    ['- --insecure', '- --insecure\n          - --logformat=json'],
  ),
};

let world: World;
let repository: LoopbackServer;
let clone: string;
let cache: string;

beforeAll(async () => {
  world = await World.open();
  const { sandbox } = world;
  // The repository of the examples, at a server that wants a user, cloned as CI does: as little as possible, its header kept
  const { name } = sandbox.serve({ base, commits: { change }, branches: { change: 'change' } });
  const { environment } = sandbox;
  repository = await startGitServer({ root: sandbox.served, environment, authorizations: [basic('clone')] });
  clone = sandbox.newFolder();
  const header = `http.${repository.origin}/.extraheader=Authorization: ${basic('clone')}`;
  const url = `${repository.origin}/${name}`;
  // Not by the sandbox, which waits: the server is in this process
  const args = ['clone', '-q', '-c', header, '--depth=1', '--no-single-branch', '-b', 'change', url, '.'];
  await promisify(execFile)('git', args, { cwd: clone, env: environment, timeout: 30_000 });
  cache = sandbox.newFolder();
});

afterAll(async () => {
  await repository.close();
  await world.dispose();
});

/** By the URL that the examples have for their repository. */
function flags(cacheDirectory: string): string[] {
  const url = 'https://dev.azure.com/example/argo-cd/_git/argo-cd';
  return [
    '--repo',
    clone,
    '--head',
    'HEAD',
    '--target-branch',
    'main',
    '--repo-url',
    url,
    '--cache-dir',
    cacheDirectory,
  ];
}

function serve(guard?: string): void {
  world.route(chartRoutes('/helm-charts', GRAFANA), guard);
  world.route(chartRoutes('/argo-helm', ARGO));
}

const CREDENTIALS = {
  SEATRIAL_REPOSITORY_CREDENTIALS: `https://grafana.github.io/: {username: ${USER}, passwordEnv: CHARTS}`,
  CHARTS: PASSWORDS.charts,
};

test('repositories that anybody may read: the pull request is reviewed', async () => {
  serve();
  const { run, report } = await world.report(flags(cache));
  expect(run).toMatchObject({ code: 0, stderr: '' });
  expect(report.verdict).toBe('passed');
  expect(Object.fromEntries(report.applications.map(({ name, status }) => [name, status]))).toEqual({
    'argo-cd': 'changed',
    'grafana-loki': 'changed',
    grafana: 'unchanged',
    loki: 'changed',
    promtail: 'unchanged',
  });
  expect(changedLines(applicationOf(report, 'loki'))).toEqual({
    'ConfigMap loki': ['- common: {"replication_factor":1}', '+ common: {"replication_factor":2}'],
    'StatefulSet loki': [
      '- chart: loki-5.9.2',
      '+ chart: loki-5.10.0',
      '- image: docker.io/grafana/loki:2.8.2',
      '+ image: docker.io/grafana/loki:2.8.3',
    ],
  });
  expect(changedLines(applicationOf(report, 'argo-cd'))['Deployment argo-cd-server']).toEqual([
    '- chart: argo-cd-5.43.3',
    '+ chart: argo-cd-5.43.4',
    '+ - "--logformat=json"',
  ]);
  expect(applicationOf(report, 'loki').sources).toEqual([
    {
      kind: 'helm',
      url: 'https://grafana.github.io/helm-charts',
      chart: 'loki',
      role: 'source',
      asked: '5.10.0',
      revision: '5.10.0',
      digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
    },
  ]);
});

test('once more, offline: the same bytes, and nobody is asked', async () => {
  const online = await world.run(['check', ...flags(cache)]);
  const asked = world.web.requests.length;
  const offline = await world.run(['check', ...flags(cache), '--offline']);
  expect(online.code).toBe(0);
  expect(offline).toEqual(online);
  expect(world.web.requests).toHaveLength(asked);
});

test('offline without a cache: every Application by itself could not be determined', async () => {
  const { run, report } = await world.report([...flags(world.sandbox.newFolder()), '--offline']);
  expect(run.code).toBe(3);
  expect(report.verdict).toBe('unknown');
  expect(report.notChecked.filter(({ reached }) => reached).map(({ what, help }) => [what, help])).toEqual([
    [
      expect.stringMatching(/^Application argo-cd .*not in the cache/),
      'Run once without --offline, both times with the same --cache-dir.',
    ],
    [
      expect.stringMatching(/^Application loki .*not in the cache/),
      'Run once without --offline, both times with the same --cache-dir.',
    ],
  ]);
  expect(applicationOf(report, 'grafana-loki').status).toBe('changed');
});

test('a repository that wants credentials: one line says what to give, and the others are reviewed', async () => {
  serve(basic('charts'));
  const { run, report } = await world.report(flags(world.sandbox.newFolder()));
  expect(run.code).toBe(3);
  expect(report.notChecked.filter(({ reached }) => reached)).toEqual([
    {
      what: 'Application loki (The index https://grafana.github.io/helm-charts/index.yaml is refused: 401.)',
      reason: expect.stringContaining('its chart cannot be read'),
      help: 'Give repository-credentials for https://grafana.github.io/helm-charts.',
      reached: true,
    },
  ]);
  expect(applicationOf(report, 'argo-cd').status).toBe('changed');
});

test('with the credentials it is reviewed, and none of them is to be found anywhere', async () => {
  const cacheDirectory = world.sandbox.newFolder();
  const outputs = world.sandbox.newFolder();
  const files = ['report.md', 'report.json', 'report.txt'].flatMap((file) => ['--output', join(outputs, file)]);
  const { run, report } = await world.report([...flags(cacheDirectory), ...files, '--debug'], CREDENTIALS);
  expect(run.code).toBe(0);
  expect(applicationOf(report, 'loki').status).toBe('changed');
  const wrong = await world.report(flags(world.sandbox.newFolder()), { ...CREDENTIALS, CHARTS: PASSWORDS.git });
  expect(wrong.report.notChecked[0]?.help).toContain('they do not open it');
  expect(world.leaks(cache, cacheDirectory, outputs)).toEqual([]);
  expect(world.temporaryFiles()).toEqual([]);
});
