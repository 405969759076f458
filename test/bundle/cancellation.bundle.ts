import { chmodSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { stringify } from 'yaml';
import { filesBelow } from '../adapters/git/remote-sandbox.ts';
import { startGitHubServer } from '../fakes/github-server.ts';
import { startTask } from './azure-agent.ts';
import { AzureWorld } from './azure-world.ts';
import { installBundle } from './bundle.ts';
import { startStep } from './github-runner.ts';
import { chartRoutes, web } from './stand-in-charts.ts';
import { World } from './world.ts';

jest.setTimeout(120_000);

const CHARTS = 'https://charts.example.com';
let world: World;
let azure: AzureWorld;

beforeAll(async () => {
  world = await World.open();
  azure = await AzureWorld.open();
});

afterEach(() => azure.forget());

afterAll(async () => {
  await azure.close();
  await world.dispose();
});

function application(name: string, source: object): string {
  const spec = { source, destination: { server: 'https://kubernetes.default.svc', namespace: 'test' } };
  return stringify({ apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', metadata: { name }, spec });
}

const ENDLESS = '{{- range until 99999 }}{{- range until 99999 }}{{- range until 9999 }}{{- end }}{{- end }}{{- end }}';

function cloneOf(name: string, version: string): string {
  const files = (targetRevision: string, values: string) => ({
    'web.yaml': application('web', { repoURL: CHARTS, chart: 'web', targetRevision }),
    'own.yaml': application('own', { repoURL: 'https://git.example.com/gitops.git', path: 'chart' }),
    'chart/Chart.yaml': 'apiVersion: v2\nname: own\nversion: 1.0.0\n',
    'chart/templates/a.yaml': `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: own}\ndata: {a: "${values}"}\n`,
  });
  return world.newClone(`https://git.example.com/${name}.git`, files('1.0.0', '1'), files(version, '2'));
}

function flags(clone: string, cache: string): string[] {
  return ['--repo', clone, '--base', 'main', '--head', 'change', '--target-branch', 'main', '--cache-dir', cache];
}

/** A program that says that it was started, and does not end. */
function endlessProgram(name: string): { path: string; folder: string; started(): Promise<void> } {
  const folder = world.sandbox.newFolder({ [name]: '' });
  const mark = join(folder, 'started');
  const path = join(folder, name);
  world.sandbox.write(folder, { [name]: `#!/bin/sh\n: > '${mark}'\nexec sleep 600\n` });
  chmodSync(path, 0o755);
  return { path, folder, started: () => until(() => existsSync(mark)) };
}

async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; !isSo(); tries += 1) {
    if (tries === 1_000) throw new Error('it does not come to it');
    await sleep(30);
  }
}

/** Processes that have the text in their environment. */
function processesWith(text: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && name !== String(process.pid))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/environ`, 'utf8').includes(text);
      } catch {
        return false;
      }
    })
    .map((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' '));
}

function halfWritten(cache: string): string[] {
  return [...filesBelow(cache).keys()].filter((path) => /\/(\.[^/]*|tmp_[^/]*|[^/]*\.lock)$/.test(path));
}

async function expectNothingLeft(cache: string): Promise<void> {
  // What was killed is gone when the system has got round to it
  await until(() => processesWith(world.sandbox.folder).length === 0);
  expect(world.temporaryFiles()).toEqual([]);
  expect(halfWritten(cache)).toEqual([]);
}

describe.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s on the command line', (signal) => {
  test('while a chart is downloaded: cancelled, with how far it was, and ended as by the signal', async () => {
    const [archive] = [web('1.1.0')];
    world.route(chartRoutes('', [web('1.0.0'), archive]));
    let stalled = false;
    world.web.answer('GET /web-1.1.0.tgz', () => {
      stalled = true;
      return { body: archive.archive.subarray(0, 100), fault: 'stall' };
    });
    const cache = world.sandbox.newFolder();
    const output = join(cache, 'never.json');
    const clone = cloneOf('gitops', '1.1.0');
    const { child, ended } = world.start(['check', ...flags(clone, cache), '--output', output]);
    await until(() => stalled);
    child.kill(signal);
    const { code, stdout, stderr } = await ended;
    expect(code).toBe(signal);
    expect(stdout).toBe('');
    expect(stderr).toContain(`error: cancelled (${signal})`);
    expect(stderr).toMatch(/It was at: (Looking for Applications|Rendered \d)/);
    expect(existsSync(output)).toBe(false);
    await expectNothingLeft(cache);
    // What was kept before is good
    world.route(chartRoutes('', [web('1.0.0'), archive]));
    expect((await world.run(['check', ...flags(clone, cache)])).code).toBe(0);
  });
});

test('while a program of the user renders: it is ended, with its folder', async () => {
  world.route(chartRoutes('', [web('1.0.0'), web('1.1.0')]));
  const helm = endlessProgram('helm');
  const cache = world.sandbox.newFolder();
  const clone = cloneOf('gitops', '1.1.0');
  const { child, ended } = world.start(['check', ...flags(clone, cache), '--helm-path', helm.path]);
  await helm.started();
  expect(world.temporaryFiles()).not.toEqual([]);
  child.kill('SIGINT');
  expect((await ended).code).toBe('SIGINT');
  await expectNothingLeft(cache);
});

test('while a chart is rendered that does not end: its worker is ended', async () => {
  world.route(chartRoutes('', [web('1.0.0'), web('1.1.0')]));
  const cache = world.sandbox.newFolder();
  const clone = cloneOf('gitops', '1.1.0');
  world.sandbox.commit(clone, {
    'own.yaml': application('own', { repoURL: 'https://git.example.com/gitops.git', path: 'chart' }),
    'chart/Chart.yaml': 'apiVersion: v2\nname: own\nversion: 1.0.0\n',
    'chart/templates/endless.yaml': ENDLESS,
  });
  const before = world.web.requests.length;
  const { child, ended } = world.start(['check', ...flags(clone, cache), '--render-timeout', '600']);
  await until(() => world.web.requests.length > before + 1);
  // By now the chart of this repository, which nothing has to be downloaded for, is being rendered
  await sleep(1_000);
  child.kill('SIGINT');
  expect(await ended).toMatchObject({ code: 'SIGINT', stderr: expect.stringContaining('cancelled') });
  await expectNothingLeft(cache);
});

test('on GitHub: exit code 3, the verdict is unknown, and nothing is posted', async () => {
  const github = await startGitHubServer({ token: 'a-token' });
  try {
    const git = endlessProgram('git');
    const folder = world.sandbox.newFolder();
    const { child, ended } = startStep({
      program: installBundle(join(folder, 'action')),
      workspace: cloneOf('gitops', '1.0.0'),
      folder: join(folder, 'step'),
      inputs: { token: 'a-token', status: 'gitops', 'check-run': 'true', comment: 'always' },
      event: {
        name: 'pull_request',
        payload: { pull_request: { number: 1, head: { sha: 'a', repo: { id: 1 } }, base: { repo: { id: 1 } } } },
      },
      environment: {
        ...world.environment,
        PATH: `${git.folder}:${world.environment['PATH']}`,
        GITHUB_REPOSITORY: 'acme/shop',
        GITHUB_API_URL: github.url,
      },
    });
    await git.started();
    child.kill('SIGINT');
    const ran = await ended;
    expect(ran.code).toBe(3);
    expect(ran.outputs).toEqual({ verdict: 'unknown' });
    expect(ran.annotations).toEqual([
      expect.objectContaining({ level: 'error', message: expect.stringContaining('cancelled (SIGINT)') }),
    ]);
    expect(ran.summary).toContain('cancelled');
    expect(github.requests).toEqual([]);
    await expectNothingLeft(folder);
  } finally {
    await github.close();
  }
});

test('on Azure Pipelines: exit code 3, the step fails, and nothing is posted', async () => {
  const git = endlessProgram('git');
  const folder = await azure.checkOut('refs/pull/change/merge');
  const TMPDIR = world.environment['TMPDIR'] ?? '';
  const PATH = `${git.folder}:${world.environment['PATH']}`;
  const variables = azure.pullRequest('change');
  const { child, ended } = startTask(
    azure.task,
    azure.step(folder, variables, { inputs: { status: 'review' }, environment: { PATH, TMPDIR } }),
  );
  await git.started();
  child.kill('SIGINT');
  const ran = await ended;
  expect(ran).toMatchObject({ code: 3, result: 'Failed', outputs: { verdict: 'unknown' } });
  expect(ran.log).toContain('error: cancelled (SIGINT)');
  expect(ran.commands.at(-1)).toMatchObject({ name: 'task.complete', properties: { result: 'Failed' } });
  expect([azure.azure.requests, azure.azure.statuses, azure.azure.threads]).toEqual([[], [], []]);
  await expectNothingLeft(folder);
});
