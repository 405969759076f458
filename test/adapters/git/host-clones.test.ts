import { execFile, execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { GitRepositoriesOptions } from '../../../src/adapters/git/repositories.ts';
import type { CiEvent } from '../../../src/model/ci-event.ts';
import { comparisonFor } from '../../../src/plan/ci-comparison.ts';
import { planComparison } from '../../../src/plan/comparison.ts';
import type { Snapshot } from '../../../src/ports/repository.ts';
import { ciEvent } from '../../fakes/ci-event.ts';
import type { LoopbackServer } from '../../fakes/loopback-server.ts';
import { startGitServer } from './git-server.ts';
import { Sandbox } from './sandbox.ts';

/**
 * Clones as the checkout steps of hosts make them, of a repository that only a token opens:
 *
 *   root ─ fork ─ moved (main)          fork ─ one ─ two (feature, the pull request)
 *             └───────── merge = moved + two (refs/pull/1/merge)
 */
const sandbox = new Sandbox();
const TOKEN = 'basic dG9rZW4=';
const ids: Record<string, string> = {};
let server: LoopbackServer;

beforeAll(async () => {
  const work = sandbox.newClone({ 'a.yaml': 'root' });
  const commit = (name: string, files: Record<string, string>) => {
    ids[name] = sandbox.commit(work, files);
  };
  ids['root'] = sandbox.git(work, 'rev-parse', 'HEAD');
  commit('fork', { 'a.yaml': 'fork' });
  sandbox.git(work, 'checkout', '-q', '-b', 'feature');
  commit('one', { 'a.yaml': 'fork', 'b.yaml': 'one' });
  commit('two', { 'a.yaml': 'fork', 'b.yaml': 'two' });
  sandbox.git(work, 'checkout', '-q', 'main');
  commit('moved', { 'a.yaml': 'moved' });
  sandbox.git(work, 'checkout', '-q', '--detach');
  sandbox.git(work, 'merge', '-q', '--no-ff', '-m', 'merge', ids['two'] as string);
  ids['merge'] = sandbox.git(work, 'rev-parse', 'HEAD');
  sandbox.git(work, 'update-ref', 'refs/pull/1/merge', ids['merge']);
  sandbox.git(work, 'update-ref', 'refs/pull/1/head', ids['two'] as string);
  sandbox.git(work, 'update-ref', 'refs/queue/1', ids['merge']);
  // What a force push left behind: on no branch, and still given out by its id
  sandbox.git(work, 'checkout', '-q', '--detach', ids['fork'] as string);
  commit('forced', { 'a.yaml': 'forced away' });
  sandbox.git(work, 'update-ref', 'refs/keep/forced', ids['forced'] as string);
  const root = join(sandbox.folder, 'served');
  mkdirSync(join(root, 'acme'), { recursive: true });
  sandbox.git(root, 'clone', '-q', '--mirror', work, 'acme/shop.git');
  for (const allowed of ['allowAnySHA1InWant', 'allowFilter'])
    sandbox.git(join(root, 'acme/shop.git'), 'config', `uploadpack.${allowed}`, 'true');
  sandbox.git(join(root, 'acme/shop.git'), 'config', 'uploadpack.hideRefs', 'refs/keep');
  sandbox.git(join(root, 'acme/shop.git'), 'symbolic-ref', 'HEAD', 'refs/heads/main');
  server = await startGitServer({ root, environment: sandbox.environment, authorizations: [TOKEN] });
});

afterAll(async () => {
  await server.close();
  await sandbox.dispose();
});

interface CheckOut {
  /** 0: all history. Default: 1. */
  depth?: number;
  filter?: string;
  /** Further references that are fetched, as `fetch-depth: 0` does. */
  more?: string[];
}

/** As actions/checkout does it with `persist-credentials: false`: the header was for its own command alone. */
async function checkOut(reference: string, { depth = 1, filter, more = [] }: CheckOut = {}): Promise<string> {
  const folder = sandbox.newFolder();
  sandbox.git(folder, 'init', '-q');
  sandbox.git(folder, 'remote', 'add', 'origin', `${server.origin}/acme/shop`);
  const limits = [
    ...(depth === 0 ? [] : [`--depth=${depth}`]),
    ...(filter === undefined ? [] : [`--filter=${filter}`]),
  ];
  const fetch = ['fetch', '-q', '--no-tags', ...limits, 'origin', `+${reference}:refs/remotes/pull/1/merge`, ...more];
  const header = ['-c', `http.extraHeader=Authorization: ${TOKEN}`];
  const run = promisify(execFile);
  // The server is in this process: git must not be waited for with all else at rest
  await run('git', [...header, ...fetch], { cwd: folder, env: sandbox.environment });
  await run('git', [...header, 'checkout', '-q', '--detach', 'refs/remotes/pull/1/merge'], {
    cwd: folder,
    env: sandbox.environment,
  });
  return folder;
}

const PULL: Partial<CiEvent> = { kind: 'pull-request', targetBranch: 'main' };
const PUSH: Partial<CiEvent> = { kind: 'push', branch: 'main' };

function eventOf(event: Partial<CiEvent>): CiEvent {
  return ciEvent({ repositoryUrl: `${server.origin}/acme/shop`, ...event });
}

function pull(head = 'two'): Partial<CiEvent> {
  return { ...PULL, pullRequest: { number: 1, headCommit: ids[head] ?? head, fork: false } };
}

async function compared(folder: string, event: Partial<CiEvent>, options: Partial<GitRepositoriesOptions> = {}) {
  const access = { url: `${server.origin}/acme/shop`, authorization: TOKEN };
  const repositories = sandbox.repositories({ access, ...options });
  const inputs = { repo: folder, base: undefined, head: undefined, targetBranch: undefined };
  return planComparison(repositories, comparisonFor(eventOf(event), inputs));
}

async function textOf(snapshot: Snapshot, path: string): Promise<string | undefined> {
  const oid = snapshot.entries.get(path)?.oid;
  return oid === undefined ? undefined : String((await snapshot.read([oid])).get(oid));
}

describe('what a host checked out is compared with', () => {
  test.each<[string, string, CheckOut, () => Partial<CiEvent>, string]>([
    ['a merge commit alone: with what it is merged into', 'refs/pull/1/merge', {}, () => pull(), 'moved'],
    ['a merge commit with history', 'refs/pull/1/merge', { depth: 0 }, () => pull(), 'moved'],
    ['the newest commit alone: with where it left the target', 'refs/pull/1/head', {}, () => pull(), 'fork'],
    ['the newest commit and its branch', 'refs/pull/1/head', { depth: 0 }, () => pull(), 'fork'],
    ['no file in the clone', 'refs/pull/1/merge', { filter: 'blob:none' }, () => pull(), 'moved'],
    ['no file, but all history', 'refs/pull/1/head', { filter: 'blob:none', depth: 0 }, () => pull(), 'fork'],
    [
      'a push: with what was there before',
      'refs/heads/main',
      {},
      () => ({ ...PUSH, before: ids['fork'] ?? '' }),
      'fork',
    ],
    [
      'a push with history: with what was there before',
      'refs/heads/main',
      { depth: 0 },
      () => ({ ...PUSH, before: ids['root'] ?? '' }),
      'root',
    ],
    [
      'a force push: with what is on no branch any more',
      'refs/heads/main',
      { depth: 0 },
      () => ({ ...PUSH, before: ids['forced'] ?? '' }),
      'forced',
    ],
    [
      'the first push of a branch: with where it left the default branch',
      'refs/heads/feature',
      {},
      () => ({ ...PUSH, branch: 'feature' }),
      'fork',
    ],
    [
      'a push to the default branch, of which the host says no more: with the commit before',
      'refs/heads/main',
      {},
      () => ({ ...PUSH, defaultBranch: undefined }),
      'fork',
    ],
    [
      'a merge queue: with the target',
      'refs/queue/1',
      {},
      () => ({ kind: 'merge-queue', targetBranch: 'main' }),
      'moved',
    ],
    ['a schedule: with itself', 'refs/heads/main', {}, () => ({ kind: 'schedule', branch: 'main' }), 'moved'],
  ])('%s', async (_name, reference, options, event, base) => {
    const folder = await checkOut(reference, options);
    const references = sandbox.git(folder, 'for-each-ref');
    const comparison = await compared(folder, event());
    expect(comparison.base.commit).toBe(ids[base]);
    expect(comparison.head.commit).toBe(sandbox.git(folder, 'rev-parse', 'HEAD'));
    expect(comparison.defaultBranch).toBe('main');
    // All that is reviewed can be read, in a clone without files too
    expect(await textOf(comparison.base, 'a.yaml')).toBe(base === 'forced' ? 'forced away' : base);
    expect(await textOf(comparison.head, 'a.yaml')).toBeDefined();
    // Nothing moved
    expect(sandbox.git(folder, 'for-each-ref')).toBe(references);
  });

  test('a branch that the clone knows from before is asked for again', async () => {
    const folder = await checkOut('refs/pull/1/head', { depth: 0 });
    sandbox.git(folder, 'update-ref', 'refs/remotes/origin/main', ids['root'] as string);
    expect((await compared(folder, pull())).base.commit).toBe(ids['fork']);
  });

  test('what earlier steps left in the working tree is none of the change', async () => {
    const folder = await checkOut('refs/pull/1/merge');
    sandbox.write(folder, { 'a.yaml': 'generated', 'node_modules/x': 'y' });
    const { head } = await compared(folder, pull());
    expect(await textOf(head, 'a.yaml')).toBe('moved');
    expect(head.entries.has('node_modules/x')).toBe(false);
  });

  test('a commit of an earlier step on top of the pull request is a part of it', async () => {
    const folder = await checkOut('refs/pull/1/head', { depth: 0 });
    const on = sandbox.commit(folder, { 'c.yaml': 'rendered' });
    const { base, head } = await compared(folder, pull());
    expect([base.commit, head.commit]).toEqual([ids['fork'], on]);
  });

  test('an unknown default branch is asked for', async () => {
    const folder = await checkOut('refs/pull/1/merge');
    expect((await compared(folder, { ...pull(), defaultBranch: undefined })).defaultBranch).toBe('main');
  });
});

describe('the token', () => {
  test('is on no command line and in no file', async () => {
    const folder = await checkOut('refs/pull/1/head');
    const log = join(sandbox.folder, 'calls');
    const bin = sandbox.newFolder();
    const real = execFileSync('which', ['git'], { encoding: 'utf8' }).trim();
    sandbox.write(bin, { git: `#!/bin/sh\nprintf '%s\\n' "$*" >>${log}\nexec ${real} "$@"\n` });
    chmodSync(join(bin, 'git'), 0o755);
    await compared(folder, pull(), { environment: { ...sandbox.environment, PATH: `${bin}:${process.env['PATH']}` } });
    const calls = readFileSync(log, 'utf8');
    expect(calls).toContain('fetch');
    expect(calls).not.toContain('dG9rZW4');
    expect(sandbox.git(folder, 'config', '--list')).not.toContain('dG9rZW4');
  });

  test('counts beside a header that the checkout left, of which the server would refuse two', async () => {
    const folder = await checkOut('refs/pull/1/head');
    sandbox.git(folder, 'config', `http.${server.origin}/.extraheader`, 'Authorization: basic c3RhbGU=');
    expect((await compared(folder, pull())).base.commit).toBe(ids['fork']);
  });

  test('is sent to no other repository', async () => {
    const folder = await checkOut('refs/pull/1/head');
    sandbox.git(folder, 'remote', 'set-url', 'origin', `${server.origin}/acme/shop-of-others`);
    const before = server.requests.length;
    await expect(compared(folder, pull())).rejects.toMatchObject({ exitCode: 3 });
    const sent = server.requests.slice(before).map(({ headers }) => headers['authorization']);
    expect(sent.length).toBeGreaterThan(0);
    expect(sent.every((header) => header === undefined)).toBe(true);
  });
});

describe('what cannot be compared', () => {
  test.each<[string, string, () => Partial<CiEvent>, Partial<GitRepositoriesOptions>]>([
    ['a merge commit, offline', 'refs/pull/1/merge', () => pull(), { offline: true }],
    ['a push, of which nobody has what was before', 'refs/heads/main', () => ({ ...PUSH, before: 'e'.repeat(40) }), {}],
  ])('%s: unknown, with the line that mends it', async (_name, reference, event, options) => {
    const folder = await checkOut(reference);
    await expect(compared(folder, event(), options)).rejects.toMatchObject({
      exitCode: 3,
      next: expect.stringContaining('`fetch-depth: 0`'),
    });
  });

  test('the newest commit alone, where nothing opens the remote: unknown, with the line that mends it', async () => {
    const folder = await checkOut('refs/pull/1/head');
    const access = { url: `${server.origin}/acme/shop`, authorization: 'basic d3Jvbmc=' };
    await expect(compared(folder, pull(), { access })).rejects.toMatchObject({
      exitCode: 3,
      message: expect.stringContaining('main'),
      next: expect.stringContaining('`fetch-depth: 0`'),
    });
  });

  test('something else than the pull request: bad input, not a review of nothing', async () => {
    const folder = await checkOut('refs/heads/main');
    await expect(compared(folder, pull())).rejects.toMatchObject({
      exitCode: 2,
      message: `What is checked out (${ids['moved']?.slice(0, 12)}) is not the pull request, whose newest commit is ${ids['two']?.slice(0, 12)}`,
    });
  });
});
