import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { startGitServer } from '../adapters/git/git-server.ts';
import { Sandbox } from '../adapters/git/sandbox.ts';
import { type GitHubServer, startGitHubServer } from '../fakes/github-server.ts';
import type { LoopbackServer } from '../fakes/loopback-server.ts';
import { installBundle } from './bundle.ts';
import { checkOut, servePullRequests } from './github-repository.ts';
import { type RunnerStep, runStep, type StepResult } from './github-runner.ts';

jest.setTimeout(240_000);

const TOKEN = 'a-token-of-this-job-alone';
const LOGIN = Buffer.from(`x-access-token:${TOKEN}`).toString('base64');

const sandbox = new Sandbox();
const ids: Record<string, string> = {};
let git: LoopbackServer;
let github: GitHubServer;
let program = '';
let steps = 0;

beforeAll(async () => {
  program = installBundle(join(sandbox.folder, 'action'));
  const root = join(sandbox.folder, 'served');
  mkdirSync(join(root, 'acme/shop.git'), { recursive: true });
  git = await startGitServer({ root, environment: sandbox.environment, authorizations: [`basic ${LOGIN}`] });
  github = await startGitHubServer({ token: TOKEN });
  const bare = join(root, 'acme/shop.git');
  Object.assign(ids, servePullRequests(sandbox, bare, `${git.origin}/acme/shop`));
});

afterAll(async () => {
  expect(github.problems).toEqual([]);
  await Promise.all([git.close(), github.close()]);
  await sandbox.dispose();
});

interface Given {
  of?: 'change' | 'broken' | 'nothing';
  event?: string;
  payload?: Record<string, unknown>;
  inputs?: Record<string, string>;
  environment?: NodeJS.ProcessEnv;
  args?: string[];
  workspace?: string;
}

async function run({
  of = 'change',
  event = 'pull_request',
  payload,
  inputs,
  environment,
  args = [],
  workspace,
}: Given = {}): Promise<StepResult> {
  const head = ids[of] ?? '';
  github.pulls = [{ number: 1, headSha: head, head: `acme:${of}` }];
  const step: RunnerStep = {
    program,
    workspace: workspace ?? (await checkOut(sandbox, `${git.origin}/acme/shop`, LOGIN, `refs/pull/${of}/merge`)),
    folder: join(sandbox.folder, `step-${steps++}`),
    inputs: { token: TOKEN, command: '', comment: '', ...inputs },
    event: {
      name: event,
      payload: payload ?? {
        action: 'synchronize',
        repository: { id: 1, default_branch: 'main' },
        pull_request: { number: 1, head: { sha: head, repo: { id: 1 } }, base: { ref: 'main', repo: { id: 1 } } },
      },
    },
    environment: {
      ...sandbox.environment,
      GITHUB_REPOSITORY: 'acme/shop',
      GITHUB_SERVER_URL: git.origin,
      GITHUB_API_URL: github.url,
      GITHUB_RUN_ID: '42',
      GITHUB_REF: 'refs/pull/1/merge',
      GITHUB_SHA: ids[`${of}-merge`],
      ...environment,
    },
    args,
  };
  const result = await runStep(step);
  // Wherever it runs: the token is in nothing but the command that masks it, and nothing of the change is a command
  const shown = [
    result.stdout.replace(/^::add-mask::.*$/gm, ''),
    result.stderr,
    result.summary,
    JSON.stringify(result.outputs),
  ];
  expect(shown.join('\n')).not.toContain(TOKEN);
  expect(shown.join('\n')).not.toContain(LOGIN);
  expect(result.otherCommands).toEqual([]);
  return result;
}

function fresh(): void {
  github.comments = [];
  github.statuses = [];
  github.checkRuns = [];
}

describe('a pull request', () => {
  test('is reviewed from a checkout of one commit, without credentials', async () => {
    fresh();
    const result = await run({ inputs: { status: 'gitops', 'check-run': 'true', 'no-such-input': 'x' } });
    expect(result.stdout + result.stderr).not.toMatch(/error:|warning:/);
    expect(result.code).toBe(0);
    expect(result.masks).toEqual(expect.arrayContaining([TOKEN, LOGIN]));
    expect(result.outputs).toMatchObject({ verdict: 'passed', changed: '1' });
    expect(result.outputs['comment-url']).toContain('#issuecomment-');
    expect(JSON.parse(readFileSync(result.outputs['report'] ?? '', 'utf8'))).toMatchObject({
      schema: 'seatrial.report/v1',
      verdict: 'passed',
    });
    expect(result.summary).toContain('web');
    expect(result.groups).toHaveLength(1);
    expect(github.comments).toHaveLength(1);
    expect(github.comments[0]?.body).toContain('web');
    expect(github.comments[0]?.body).toContain('/acme/shop/actions/runs/42');
    expect(github.statuses).toEqual([
      expect.objectContaining({ sha: ids['change'], state: 'success', context: 'gitops' }),
    ]);
    expect(github.checkRuns[0]).toMatchObject({ status: 'completed', conclusion: 'success' });
  });

  test('that is run again leaves its comment as it is', async () => {
    const result = await run();
    expect(result.stdout).toContain('The comment is unchanged');
    expect(github.comments).toHaveLength(1);
  });

  test('that breaks something fails, with annotations and the same comment', async () => {
    const result = await run({ of: 'broken' });
    expect(result.code).toBe(1);
    expect(result.outputs['verdict']).toBe('failed');
    expect(result.annotations.filter(({ level }) => level === 'error').length).toBeGreaterThan(0);
    expect(result.annotations[0]?.properties['title']).toBeTruthy();
    expect(github.comments).toHaveLength(1);
    expect(github.comments[0]?.body).toContain('failed');
  });

  test('that changes nothing makes no comment, but mends the one that is there', async () => {
    expect((await run({ of: 'nothing' })).code).toBe(0);
    expect(github.comments[0]?.body).not.toContain('failed');
    fresh();
    expect((await run({ of: 'nothing' })).outputs).toMatchObject({ verdict: 'passed', changed: '0' });
    expect(github.comments).toEqual([]);
  });

  test('whose forge refuses is reviewed all the same', async () => {
    fresh();
    github.permissions.clear();
    const result = await run();
    for (const each of ['pull-requests', 'statuses', 'checks'] as const) github.permissions.add(each);
    expect(result.code).toBe(0);
    expect(result.annotations).toEqual([
      expect.objectContaining({ level: 'warning', message: expect.stringContaining('No comment') }),
    ]);
    expect(result.summary).toContain('No comment');
  });

  test('of a fork has its review in the summary, with the reason, and nothing is asked of the API', async () => {
    fresh();
    const before = github.requests.length;
    const result = await run({
      payload: {
        action: 'opened',
        repository: { id: 1, default_branch: 'main' },
        pull_request: {
          number: 1,
          head: { sha: ids['change'], repo: { id: 2 } },
          base: { ref: 'main', repo: { id: 1 } },
        },
      },
    });
    expect(result.code).toBe(0);
    expect(result.summary).toContain('fork');
    expect(result.annotations).toEqual([]);
    expect(github.requests.length).toBe(before);
  });
});

describe('what is refused', () => {
  test.each<[string, Given, string]>([
    [
      'a strange change with the rights of the repository',
      {
        event: 'pull_request_target',
        inputs: { command: 'check' },
        payload: { pull_request: { number: 1, head: { sha: 'x', repo: { id: 2 } }, base: { repo: { id: 1 } } } },
      },
      'rights of the repository',
    ],
    ['a tag', { event: 'push', environment: { GITHUB_REF: 'refs/tags/v1' }, payload: {} }, 'nothing to review'],
    ['a bad input', { inputs: { comment: 'sometimes' } }, 'comment is one of'],
  ])('%s', async (_name, given, message) => {
    const result = await run({ ...given, workspace: sandbox.newFolder() });
    expect(result.code).toBe(2);
    expect(result.annotations).toEqual([
      expect.objectContaining({ level: 'error', message: expect.stringContaining(message) }),
    ]);
  });

  test('a checkout of something else: said in the comment, too, in place of an older review', async () => {
    fresh();
    const result = await run({
      workspace: await checkOut(sandbox, `${git.origin}/acme/shop`, LOGIN, 'refs/heads/main'),
    });
    expect(result.code).toBe(2);
    expect(result.outputs['verdict']).toBe('unknown');
    expect(github.comments[0]?.body).toContain('nothing was reviewed');
  });

  test('an event that cannot be read', async () => {
    const result = await run({
      environment: { GITHUB_EVENT_PATH: undefined },
      payload: {},
      workspace: sandbox.newFolder(),
    });
    expect(result.code).toBe(2);
  });
});

test('whoever gives a command in a step is on the command line', async () => {
  const result = await run({ args: ['--version'] });
  expect(result.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect(result.masks).toEqual([]);
});

test('the report of a fork is posted by a second workflow, to the pull request that GitHub names', async () => {
  fresh();
  const { outputs } = await run({ inputs: { comment: 'never' } });
  const reports = sandbox.newFolder();
  copyFileSync(outputs['report'] ?? '', join(reports, 'r.json'));
  const after: Given = {
    event: 'workflow_run',
    inputs: { command: 'report', reports, status: 'gitops' },
    workspace: sandbox.newFolder(),
    payload: {
      action: 'completed',
      repository: { id: 1 },
      workflow_run: {
        head_sha: ids['change'],
        head_branch: 'change',
        head_repository: { id: 2, owner: { login: 'acme' } },
      },
    },
  };
  const posted = await run(after);
  expect(posted.stdout + posted.stderr).not.toMatch(/error:|warning:/);
  expect(posted.code).toBe(0);
  expect(github.comments).toHaveLength(1);
  expect(github.comments[0]?.body).toContain('could have it say anything');
  expect(github.statuses).toEqual([]);
  writeFileSync(join(reports, 'r.json'), '{"schema":"seatrial.report/v1","verdict":"passed"}');
  expect((await run(after)).code).toBe(2);
});
