import { afterEach, describe, expect, test } from '@jest/globals';
import { reviewContract } from '../../contracts/review.ts';
import type { GitHubFault, GitHubServer } from '../../fakes/github-server.ts';
import { closeGitHubs, githubUnderTest, HEAD, NEWER } from './github-under-test.ts';

// Every request of every test is held against GitHub's own description
afterEach(async () => {
  expect(await closeGitHubs()).toEqual([]);
});

const STATES: Record<string, string> = { success: 'passed', failure: 'failed', error: 'unknown', pending: 'pending' };

describe('the contract', () => {
  reviewContract(async () => {
    const { server, review } = await githubUnderTest();
    return {
      review({ instance, isSuperseded, isForbidden } = {}) {
        if (isSuperseded) for (const pull of server.pulls) pull.headSha = NEWER;
        if (isForbidden) server.permissions.clear();
        return review(instance === undefined ? {} : { instance });
      },
      comments: () => server.comments.map(({ body }) => body),
      copyOfOthers: () => {
        const [own] = server.comments;
        if (own) server.comments.push({ ...own, id: 7, user: { login: 'mallory', id: 7 } });
      },
      statuses: () => server.statuses.map(({ state, description }) => `${STATES[state]}: ${description}`),
    };
  });
});

function writes(server: GitHubServer): string[] {
  return server.requests.filter((request) => !request.startsWith('GET') && !request.includes('graphql'));
}

describe('the comment', () => {
  test('is found behind all others, and its marker is not seen', async () => {
    const { server, review } = await githubUnderTest();
    const user = { login: 'somebody', id: 1 };
    for (let id = 1; id <= 250; id += 1)
      server.comments.push({ id, number: 1, body: 'talk', user: id % 2 ? user : null });
    await review().comment('first', false, true);
    server.comments.push({ id: 999, number: 1, body: 'more', user });
    await review().comment('second', false, true);
    expect(server.comments).toHaveLength(252);
    expect(server.comments[250]?.body).toMatch(/^<!-- [^>]* -->\nsecond$/);
  });

  test('in which ours is quoted is not ours, though it is of the same author', async () => {
    const { server, review } = await githubUnderTest();
    await review().comment('ours', false, true);
    const [own] = server.comments;
    server.comments.unshift({ id: 1, number: 1, body: `> ${own?.body}`, user: own?.user ?? null });
    await review().comment('newer', false, true);
    expect(server.comments.map(({ body }) => body.startsWith('>'))).toEqual([true, false]);
  });

  test('is the same with other line ends', async () => {
    const { server, review } = await githubUnderTest();
    await review().comment('a\nb\n', false, true);
    for (const comment of server.comments) comment.body = comment.body.trimEnd().replaceAll('\n', '\r\n');
    expect(await review().comment('a\nb\n', false, true)).toMatchObject({ posted: 'unchanged' });
  });

  test('is made anew when somebody deletes it at this moment', async () => {
    const { server, review } = await githubUnderTest();
    await review().comment('first', false, true);
    server.fail('PATCH comments', () => {
      server.comments = [];
    });
    expect(await review().comment('second', false, true)).toMatchObject({ posted: 'created' });
    expect(server.comments).toHaveLength(1);
  });

  test('the newest commit is asked for last, before it is written', async () => {
    const { server, review } = await githubUnderTest();
    await review().comment('x', false, true);
    expect(server.requests).toEqual([
      'POST /graphql',
      'GET /issues/1/comments',
      'GET /pulls/1',
      'POST /issues/1/comments',
    ]);
  });

  test('works on GitHub Enterprise Server', async () => {
    const { server, review } = await githubUnderTest({ prefix: '/api/v3' });
    expect(await review().comment('x', false, true)).toMatchObject({ posted: 'created' });
    expect(server.requests[0]).toBe('POST /api/graphql');
  });

  test('of a user, whose number is not told, is known by the name', async () => {
    const { server, review } = await githubUnderTest();
    server.viewer = { login: 'Octocat' } as never;
    server.comments.push({
      id: 1,
      number: 1,
      body: '<!-- seatrial:review:v1  -->\nx',
      user: { login: 'octocat', id: 5 },
    });
    expect(await review().comment('y', false, true)).toMatchObject({ posted: 'updated' });
  });
});

describe('what cannot be posted has a reason, and nothing is written', () => {
  const nobody = (server: GitHubServer) => {
    server.viewer = undefined;
  };
  const html: GitHubFault = { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>Sign in</html>' };

  test.each<[string, (server: GitHubServer) => void, string]>([
    ['nobody says whose token it is', nobody, 'whose token this is'],
    ['GraphQL is forbidden', (server) => server.fail('POST graphql', { status: 403 }), 'whose token this is'],
    [
      'the pull request is locked',
      (server) => void server.pulls.splice(0, 1, { number: 1, headSha: HEAD, head: 'x', locked: true }),
      'locked',
    ],
    ['there is no such pull request', (server) => void server.pulls.splice(0, 9), '404'],
    ['the job may not write', (server) => server.permissions.clear(), 'not accessible'],
    ['a page answers instead of a list', (server) => server.fail('GET comments', html), 'not the API'],
    ['a page answers instead of the pull request', (server) => server.fail('GET pulls', html), 'not the API'],
    [
      'the body is refused',
      (server) => server.fail('POST comments', { status: 422, body: '{"message":"Validation Failed"}' }),
      '422, Validation Failed',
    ],
    ['it is gone', (server) => server.fail('GET comments', { status: 410 }), '410'],
    [
      'what it says is no JSON',
      (server) => server.fail('GET comments', { status: 404, body: '<html>\u001b[31m' }),
      '404',
    ],
  ])('%s', async (_name, prepare, reason) => {
    const { server, review } = await githubUnderTest();
    prepare(server);
    const posted = await review().comment('x', false, true);
    expect(posted).toMatchObject({ posted: 'no', reason: expect.stringContaining(reason) });
    expect(server.comments).toEqual([]);
  });

  test('a token that is not valid', async () => {
    const { server, review } = await githubUnderTest();
    const posted = await review({ token: 'wrong' }).comment('x', false, true);
    expect(posted).toEqual({
      posted: 'no',
      reason: 'GitHub refuses: HTTP status 401, Bad credentials',
      help: 'Give a `token` that is valid.',
    });
    expect(writes(server)).toEqual([]);
  });

  test('what is missing in the permissions is said', async () => {
    const { server, review } = await githubUnderTest();
    server.permissions.clear();
    expect(await review().comment('x', false, true)).toMatchObject({
      help: expect.stringContaining('pull-requests: write'),
    });
  });

  test('nobody is there', async () => {
    const { server, review } = await githubUnderTest();
    await server.close();
    expect(await review().comment('x', false, true)).toMatchObject({
      posted: 'no',
      reason: expect.stringContaining('no answer'),
    });
  });
});

describe('a write', () => {
  test.each<[string, GitHubFault[], number]>([
    ['whose answer is lost is not done twice', ['lost'], 1],
    ['that never arrived is done again', ['reset'], 2],
    ['that fails on the way is done again', [{ status: 502, body: '<html>' }], 2],
    ['that fails twice is left', ['reset', 'reset'], 2],
  ])('%s', async (_name, faults, count) => {
    const { server, review } = await githubUnderTest();
    server.fail('POST comments', ...faults);
    const posted = await review().comment('x', false, true);
    expect(writes(server)).toHaveLength(count);
    expect(posted.posted).toBe(faults.length === 2 ? 'no' : 'created');
    expect(server.comments).toHaveLength(faults.length === 2 ? 0 : 1);
  });

  test.each<[string, GitHubFault, number[]]>([
    [
      'Retry-After',
      { status: 403, headers: { 'retry-after': '3' }, body: '{"message":"You have exceeded a secondary rate limit"}' },
      [3_000],
    ],
    ['no time', { status: 403, body: '{"message":"You have exceeded a secondary rate limit"}' }, [60_000]],
    ['429', { status: 429, headers: { 'retry-after': '1' } }, [1_000]],
    [
      'a limit that is used up',
      { status: 403, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1' } },
      [0],
    ],
  ])('that is asked to wait, by %s, waits', async (_name, fault, waited) => {
    const { server, waits, review } = await githubUnderTest();
    server.fail('POST comments', fault);
    expect(await review().comment('x', false, true)).toMatchObject({ posted: 'created' });
    expect(waits).toEqual(waited);
    expect(server.comments).toHaveLength(1);
  });

  test('that would have to wait for long is left', async () => {
    const { server, waits, review } = await githubUnderTest();
    server.fail('POST comments', {
      status: 403,
      headers: { 'retry-after': '3600' },
      body: '{"message":"secondary rate limit"}',
    });
    expect(await review().comment('x', false, true)).toMatchObject({
      posted: 'no',
      help: 'It asks to come back in 3600 s.',
    });
    expect(waits).toEqual([]);
  });

  test('an update that is lost is done again', async () => {
    const { server, review } = await githubUnderTest();
    await review().comment('x', false, true);
    server.fail('PATCH comments', 'reset');
    expect(await review().comment('y', false, true)).toMatchObject({ posted: 'updated' });
  });

  test('reads are tried again', async () => {
    const { server, review } = await githubUnderTest();
    server.fail('GET comments', { status: 503 }, 'reset', { status: 500 });
    server.fail('GET pulls', { status: 429 });
    expect(await review().comment('x', false, true)).toMatchObject({ posted: 'created' });
  });
});
