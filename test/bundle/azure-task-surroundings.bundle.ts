import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { type GitHubServer, startGitHubServer } from '../fakes/github-server.ts';
import { startLoopbackProxy } from '../fakes/loopback-proxy.ts';
import { startTask } from './azure-agent.ts';
import { AzureWorld } from './azure-world.ts';

jest.setTimeout(240_000);

let world: AzureWorld;
let github: GitHubServer | undefined;

beforeAll(async () => {
  world = await AzureWorld.open();
});

afterEach(async () => {
  await github?.close();
  github = undefined;
  await world.forget();
});

afterAll(() => world.close());

describe('a crash is no success, though the library of Azure Pipelines would make it one', () => {
  test.each([
    [
      'an error that nobody catches',
      'setTimeout(() => { throw new Error("boom ##vso[task.complete result=Succeeded]") }, 400)',
      'Seatrial crashed: Error: boom',
    ],
    [
      'a promise that nobody waits for',
      'setTimeout(() => Promise.reject(new Error("boom")), 400)',
      'Seatrial crashed: Error: boom',
    ],
    ['an end before the end', 'setTimeout(() => process.exit(), 400)', ''],
  ])('%s', async (_what, code, words) => {
    const folder = await world.checkOut('refs/pull/change/merge');
    const preload = join(world.sandbox.newFolder(), 'preload.cjs');
    // Only in the main thread: workers have their own ends
    writeFileSync(preload, `if (require('node:worker_threads').isMainThread) ${code};`);
    // Git that takes its time: the run is still at work
    const bin = world.sandbox.newFolder({ git: '#!/bin/sh\nsleep 20\n' });
    await promisify(execFile)('chmod', ['+x', join(bin, 'git')]);
    const PATH = `${bin}:${world.sandbox.environment['PATH']}`;
    const { child, ended } = startTask(
      world.task,
      world.step(folder, world.pullRequest('change'), { environment: { PATH, NODE_OPTIONS: `--require ${preload}` } }),
    );
    const ran = await ended;
    child.kill();
    expect(ran).toMatchObject({ code: 3, result: 'Failed', log: expect.stringContaining(words) });
    expect(ran.commands.filter(({ properties }) => properties['result'] === 'Succeeded')).toEqual([]);
  });
});

test('the proxy of the agent is used, and its password is not shown', async () => {
  const authorization = `Basic ${Buffer.from('agent:the-password-of-the-proxy').toString('base64')}`;
  const port = Number(world.azure.host.split(':')[1]);
  const proxy = await startLoopbackProxy({ authorization, portOf: () => port });
  try {
    const variables = {
      ...world.pullRequest('change'),
      'System.CollectionUri': world.azure.collectionUrl.replace('127.0.0.1', 'azure.example.com'),
      'Agent.ProxyUrl': proxy.origin,
      'Agent.ProxyUsername': 'agent',
      'Agent.ProxyPassword': 'the-password-of-the-proxy',
      'Agent.ProxyBypassList': '["127\\\\.0\\\\.0\\\\.1"]',
    };
    const ran = await world.run(await world.checkOut('refs/pull/change/merge'), variables);
    expect(ran).toMatchObject({ code: 0, result: 'Succeeded' });
    expect(world.azure.threads).toHaveLength(1);
    expect(proxy.requests.every((request) => request.includes('azure.example.com'))).toBe(true);
    // The library itself says it when it is loaded: the agent masks its own password
    const shown = ran.log
      .split('\n')
      .filter((line) => line.includes('the-password-of-the-proxy') && !line.startsWith('##vso[task.debug]'));
    expect(shown.every((line) => line.startsWith('##vso[task.setsecret]'))).toBe(true);
  } finally {
    await proxy.close();
  }
});

describe('a repository on GitHub, built by Azure Pipelines', () => {
  const onGitHub = (uri: string) => ({
    ...world.pullRequest('change'),
    'Build.Repository.ID': 'acme/shop',
    'Build.Repository.Name': 'acme/shop',
    'Build.Repository.Provider': 'GitHubEnterprise',
    'Build.Repository.Uri': uri,
    'System.PullRequest.PullRequestId': '123456',
    'System.PullRequest.PullRequestNumber': '12',
    'System.PullRequest.TargetBranch': 'main',
  });

  test('without a token of GitHub, it says so, and the token of the job goes nowhere', async () => {
    github = await startGitHubServer({ prefix: '/api/v3' });
    const folder = await world.checkOut('refs/pull/change/merge', true);
    const ran = await world.run(folder, onGitHub(`${new URL(github.url).origin}/acme/shop`));
    expect(ran).toMatchObject({ code: 0, result: 'Succeeded' });
    expect(ran.log).toContain('no `token` of GitHub was given');
    expect([world.azure.requests, github.requests]).toEqual([[], []]);
  });

  test('with one, the comment is on GitHub', async () => {
    github = await startGitHubServer({ prefix: '/api/v3', token: 'a-token-of-github' });
    github.pulls.push({ number: 12, headSha: world.ids['change'] as string, head: 'acme:feature' });
    const folder = await world.checkOut('refs/pull/change/merge', true);
    const inputs = { token: 'a-token-of-github' };
    const ran = await world.run(folder, onGitHub(`${new URL(github.url).origin}/acme/shop`), { inputs });
    expect(ran).toMatchObject({ code: 0, result: 'Succeeded' });
    expect(github.comments).toHaveLength(1);
    expect(github.problems).toEqual([]);
    expect(world.azure.requests).toEqual([]);
  });
});

test('the bundle for GitHub and the command line has nothing of the library', () => {
  const dist = process.env['SEATRIAL_DIST'] ?? 'dist';
  const texts = ['index.js', 'azure/index.js'].map((file) => readFileSync(join(dist, file), 'utf8'));
  expect(texts.map((text) => text.includes('_vsts_task_lib_loaded'))).toEqual([false, true]);
});
