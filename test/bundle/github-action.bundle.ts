import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { makeCertificate } from '../fakes/certificates.ts';
import { GitHubWorld, type GivenStep, LOGIN, TOKEN } from './github-world.ts';

jest.setTimeout(240_000);

let world: GitHubWorld;

beforeAll(async () => {
  world = await GitHubWorld.open();
});

afterAll(() => world.close());

describe('a pull request', () => {
  test('is reviewed from a checkout of one commit, without credentials', async () => {
    world.forget();
    const result = await world.run({ inputs: { status: 'gitops', 'check-run': 'true', 'no-such-input': 'x' } });
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
    expect(world.github.comments).toHaveLength(1);
    expect(world.github.comments[0]?.body).toContain('web');
    expect(world.github.comments[0]?.body).toContain('/acme/shop/actions/runs/42');
    expect(world.github.statuses).toEqual([
      expect.objectContaining({ sha: world.ids['change'], state: 'success', context: 'gitops' }),
    ]);
    expect(world.github.checkRuns[0]).toMatchObject({ status: 'completed', conclusion: 'success' });
  });

  test('that is run again leaves its comment as it is', async () => {
    const result = await world.run();
    expect(result.stdout).toContain('The comment is unchanged');
    expect(world.github.comments).toHaveLength(1);
  });

  test('that breaks something fails, with annotations and the same comment', async () => {
    const result = await world.run({ of: 'broken' });
    expect(result.code).toBe(1);
    expect(result.outputs['verdict']).toBe('failed');
    expect(result.annotations.filter(({ level }) => level === 'error').length).toBeGreaterThan(0);
    expect(result.annotations[0]?.properties['title']).toBeTruthy();
    expect(world.github.comments).toHaveLength(1);
    expect(world.github.comments[0]?.body).toContain('failed');
  });

  test('that changes nothing makes no comment, but mends the one that is there', async () => {
    expect((await world.run({ of: 'nothing' })).code).toBe(0);
    expect(world.github.comments[0]?.body).not.toContain('failed');
    world.forget();
    expect((await world.run({ of: 'nothing' })).outputs).toMatchObject({ verdict: 'passed', changed: '0' });
    expect(world.github.comments).toEqual([]);
  });

  test('whose forge refuses is reviewed all the same', async () => {
    world.forget();
    world.github.permissions.clear();
    const result = await world.run();
    for (const each of ['pull-requests', 'statuses', 'checks'] as const) world.github.permissions.add(each);
    expect(result.code).toBe(0);
    expect(result.annotations).toEqual([
      expect.objectContaining({ level: 'warning', message: expect.stringContaining('No comment') }),
    ]);
    expect(result.summary).toContain('No comment');
  });

  test('of a fork has its review in the summary, with the reason, and nothing is asked of the API', async () => {
    world.forget();
    const before = world.github.requests.length;
    const result = await world.run({
      payload: {
        action: 'opened',
        repository: { id: 1, default_branch: 'main' },
        pull_request: {
          number: 1,
          head: { sha: world.ids['change'], repo: { id: 2 } },
          base: { ref: 'main', repo: { id: 1 } },
        },
      },
    });
    expect(result.code).toBe(0);
    expect(result.summary).toContain('fork');
    expect(result.annotations).toEqual([]);
    expect(world.github.requests.length).toBe(before);
  });
});

test('every line of every credential is given to the masker of the runner, and the login that is made of it', async () => {
  const { key } = makeCertificate('nobody');
  const lines = key.trim().split('\n');
  const text = [
    'https://charts.example.com/: {username: ci, password: the-password-of-charts}',
    'ssh://git@git.example.com/:',
    '  sshPrivateKey: |',
    ...lines.map((line) => `    ${line}`),
  ].join('\n');
  const { code, masks, stdout } = await world.run({ inputs: { 'repository-credentials': text } });
  expect(code).toBe(0);
  const login = Buffer.from('ci:the-password-of-charts').toString('base64');
  expect(lines.length).toBeGreaterThan(3);
  expect(masks).toEqual(expect.arrayContaining(['the-password-of-charts', login, ...lines.slice(1, -1)]));
  // Nothing else is written before
  expect(stdout.split('\n').findIndex((line) => !line.startsWith('::add-mask::'))).toBeGreaterThan(masks.length - 1);
});

describe('what is refused', () => {
  test.each<[string, GivenStep, string]>([
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
    ['a runner with Windows', { environment: { RUNNER_OS: 'Windows' } }, 'runners with Windows'],
    ['a bad input', { inputs: { comment: 'sometimes' } }, 'comment is one of'],
  ])('%s', async (_name, given, message) => {
    const result = await world.run({ ...given, workspace: world.sandbox.newFolder() });
    expect(result.code).toBe(2);
    expect(result.annotations).toEqual([
      expect.objectContaining({ level: 'error', message: expect.stringContaining(message) }),
    ]);
  });

  test('a checkout of something else: said in the comment, too, in place of an older review', async () => {
    world.forget();
    const result = await world.run({
      workspace: await world.checkOut('refs/heads/main'),
    });
    expect(result.code).toBe(2);
    expect(result.outputs['verdict']).toBe('unknown');
    expect(world.github.comments[0]?.body).toContain('nothing was reviewed');
  });

  test('an event that cannot be read', async () => {
    const result = await world.run({
      environment: { GITHUB_EVENT_PATH: undefined },
      payload: {},
      workspace: world.sandbox.newFolder(),
    });
    expect(result.code).toBe(2);
  });
});

test('whoever gives a command in a step is on the command line', async () => {
  const result = await world.run({ args: ['--version'] });
  expect(result.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect(result.masks).toEqual([]);
});

test('the report of a fork is posted by a second workflow, to the pull request that GitHub names', async () => {
  world.forget();
  const { outputs } = await world.run({ inputs: { comment: 'never' } });
  const reports = world.sandbox.newFolder();
  copyFileSync(outputs['report'] ?? '', join(reports, 'r.json'));
  const after: GivenStep = {
    event: 'workflow_run',
    inputs: { command: 'report', reports, status: 'gitops' },
    workspace: world.sandbox.newFolder(),
    payload: {
      action: 'completed',
      repository: { id: 1 },
      workflow_run: {
        head_sha: world.ids['change'],
        head_branch: 'change',
        head_repository: { id: 2, owner: { login: 'acme' } },
      },
    },
  };
  const posted = await world.run(after);
  expect(posted.stdout + posted.stderr).not.toMatch(/error:|warning:/);
  expect(posted.code).toBe(0);
  expect(world.github.comments).toHaveLength(1);
  expect(world.github.comments[0]?.body).toContain('could have it say anything');
  expect(world.github.statuses).toEqual([]);
  writeFileSync(join(reports, 'r.json'), '{"schema":"seatrial.report/v1","verdict":"passed"}');
  expect((await world.run(after)).code).toBe(2);
});
