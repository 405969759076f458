import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { reviewContract } from '../../contracts/review.ts';
import { type AzureDevOpsFault, HEAD_COMMIT, PULL_REQUEST } from '../../fakes/azure-devops-server.ts';
import { AzureDevOpsWorld } from './azure-devops-under-test.ts';

let world: AzureDevOpsWorld;

beforeEach(async () => {
  world = await AzureDevOpsWorld.open();
});

afterEach(async () => {
  await world.close();
  expect(world.server.problems).toEqual([]);
});

describe('as every review', () => reviewContract(async () => world));

test('its one thread is marked in a property, too, and links lead to it', async () => {
  const posted = await world.review({ instance: 'production' }).comment('x', false, true);
  expect(posted).toEqual({
    posted: 'created',
    url: 'https://dev.azure.com/example/shop/_git/shop/pullrequest/7?discussionId=100',
  });
  expect(world.server.threads[0]?.properties).toEqual({
    'Seatrial.Review': { $type: 'System.String', $value: 'production' },
  });
});

test('there are no boxes in its Markdown, and a comment may be long', () => {
  const { dialect } = world.review();
  expect(dialect.alerts).toBe(false);
  expect(dialect.maximumLength).toBeGreaterThan(140_000);
});

describe('the status of the thread', () => {
  const status = () => world.server.threads.map((thread) => thread.status);

  test('is active with findings, closed without, and active again', async () => {
    await world.review().comment('findings', false, true);
    expect(status()).toEqual(['active']);
    expect(await world.review().comment('clean', true, true)).toMatchObject({ posted: 'closed' });
    expect(status()).toEqual(['closed']);
    expect(await world.review().comment('findings', false, true)).toMatchObject({ posted: 'updated' });
    expect(status()).toEqual(['active']);
  });

  test('is never active where that would block', async () => {
    await world.review({ whileOpen: 'closed' }).comment('findings', false, true);
    expect(status()).toEqual(['closed']);
  });

  test('is left as a person has set it, while nothing else is to be said', async () => {
    await world.review().comment('findings', false, true);
    (world.server.threads[0] as { status: string }).status = 'wontFix';
    expect(await world.review().comment('findings', false, true)).toMatchObject({ posted: 'unchanged' });
    expect(status()).toEqual(['wontFix']);
    await world.review().comment('other findings', false, true);
    expect(status()).toEqual(['active']);
  });
});

test('the thread is found behind many pages of others', async () => {
  world.server.pageSize = 3;
  const author = { id: 'f'.repeat(8), displayName: 'Somebody' };
  for (let id = 1; id <= 10; id += 1)
    world.server.threads.push({ id, status: 'active', comments: [{ id: 1, content: 'hello', author }] });
  await world.review().comment('first', false, true);
  await world.review().comment('second', false, true);
  expect(world.server.threads).toHaveLength(11);
  expect(world.comments()[10]).toContain('second');
});

test('answers to it stay, and a deleted comment is written anew', async () => {
  await world.review().comment('first', false, true);
  const author = { id: 'f'.repeat(8), displayName: 'Somebody' };
  world.server.threads[0]?.comments.push({ id: 2, content: 'Why?', author });
  await world.review().comment('second', false, true);
  expect(world.comments()).toEqual([expect.stringContaining('second'), 'Why?']);
  Object.assign(world.server.threads[0]?.comments[0] ?? {}, { isDeleted: true });
  expect(await world.review().comment('third', false, true)).toMatchObject({ posted: 'created' });
  expect(world.server.threads).toHaveLength(2);
});

test('a comment that is deleted in the very moment is written anew', async () => {
  await world.review().comment('first', false, true);
  world.server.fail('PATCH comments', ({ threads }) =>
    Object.assign(threads[0]?.comments[0] ?? {}, { isDeleted: true }),
  );
  expect(await world.review().comment('second', false, true)).toMatchObject({ posted: 'created' });
});

test.each(['abandoned', 'completed'])('nothing is written to a pull request that is %s', async (status) => {
  world.server.pullRequest.status = status;
  expect(await world.review().comment('x', false, true)).toEqual({
    posted: 'no',
    reason: `the pull request is ${status}`,
  });
});

test('a push while the run was at work keeps it from writing', async () => {
  world.server.fail('GET threads', ({ pullRequest }) => pullRequest.iterations.push({ id: 2, commit: HEAD_COMMIT }));
  expect(await world.review().comment('x', false, true)).toMatchObject({
    posted: 'no',
    reason: expect.stringContaining('iteration 2'),
  });
  expect(world.server.threads).toEqual([]);
});

describe('what goes wrong is told, with what to do', () => {
  const page = { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>proxy</html>' };
  const old = {
    status: 400,
    body: '{"message":"The latest REST API version this server supports is 6.0.","typeKey":"VssVersionOutOfRangeException"}',
  };
  test.each<[string, string, AzureDevOpsFault[], string, string | undefined]>([
    [
      'no permission',
      'POST threads',
      [{ status: 403, body: '{"message":"TF401027"}' }],
      'TF401027',
      'Contribute to pull requests',
    ],
    ['a token that is not accepted', 'GET connectionData', [{ status: 401, body: '' }], '401', 'token'],
    ['the page where people sign in', 'GET connectionData', ['sign-in'], 'not the API', 'sign in'],
    ['the page of a proxy', 'GET threads', [page], 'not the API', 'proxy'],
    ['a page instead of an answer to a write', 'POST threads', [page], 'not the API', 'proxy'],
    ['a repository that cannot be seen', 'GET threads', [{ status: 404 }], '404', 'Protect access'],
    ['an old server', 'GET connectionData', [old], 'Server 2022', '6.0'],
    ['an hour to wait', 'POST threads', [{ status: 429, headers: { 'retry-after': '3600' } }], '429', '3600'],
    ['a conflict that stays', 'POST threads', [{ status: 409 }, { status: 409 }], '409', undefined],
    ['a broken server', 'POST threads', [{ status: 500 }, { status: 500 }], '500', undefined],
    ['a connection that ends', 'POST threads', ['reset', 'reset'], 'no answer', undefined],
  ])('%s', async (_what, where, faults, reason, help) => {
    world.server.fail(where, ...faults);
    const posted = await world.review().comment('x', false, true);
    expect(posted).toMatchObject({ posted: 'no', reason: expect.stringContaining(reason) });
    expect(JSON.stringify(posted)).toContain(help ?? reason);
    expect(world.server.threads).toEqual([]);
  });

  test('a token of nobody could not tell its own comments', async () => {
    world.server.identity = undefined;
    expect(await world.review().comment('x', false, true)).toMatchObject({
      posted: 'no',
      reason: expect.stringContaining('whose token'),
    });
  });

  test('what the server says goes on one line, and not without end', async () => {
    world.server.fail('POST threads', {
      status: 403,
      body: JSON.stringify({ message: `##vso[x]\n${'y'.repeat(9_000)}` }),
    });
    const posted = await world.review().comment('x', false, true);
    expect(JSON.stringify(posted).length).toBeLessThan(800);
    expect(JSON.stringify(posted)).not.toContain('\\n');
  });
});

describe('what passes is waited for, and nothing is written twice', () => {
  test.each<[string, AzureDevOpsFault[], number[]]>([
    ['a limit', [{ status: 429, headers: { 'retry-after': '7' } }], [7_000]],
    ['a limit without a time', [{ status: 429 }], [30_000]],
    ['a server that is busy', [{ status: 503, headers: { 'retry-after': '1' } }], [1_000]],
    ['a broken server', [{ status: 500 }], []],
    ['a conflict', [{ status: 409 }], []],
    ['an answer that is lost', ['lost'], []],
    ['a connection that ends', ['reset'], []],
  ])('%s', async (_what, faults, waits) => {
    world.server.fail('POST threads', ...faults);
    expect(await world.review().comment('x', false, true)).toMatchObject({ posted: 'created' });
    expect(world.waits).toEqual(waits);
    world.server.fail('PATCH comments', ...faults);
    expect(await world.review().comment('y', false, true)).toMatchObject({ posted: 'updated' });
    expect(world.comments()).toEqual([expect.stringContaining('y')]);
  });
});

describe('a status', () => {
  test.each([
    [undefined, 'seatrial', 'seatrial'],
    ['review', 'seatrial', 'review'],
    ['argo/production/review', 'argo/production', 'review'],
  ])('%s is %s/%s', async (statusName, genre, name) => {
    await world.review({ statusName }).status('passed', 'x', 'https://ci.example/1');
    expect(world.server.statuses).toEqual([
      {
        of: String(PULL_REQUEST),
        state: 'succeeded',
        description: 'x',
        context: { genre, name },
        targetUrl: 'https://ci.example/1',
        iterationId: 1,
      },
    ]);
  });

  test('of a run for no pull request goes to its commit, and it has no comment', async () => {
    const review = world.review({ target: { kind: 'commit', headCommit: HEAD_COMMIT } });
    expect(await review.status('failed', 'x', undefined)).toEqual({ posted: 'created' });
    expect(world.server.statuses[0]).toMatchObject({ of: HEAD_COMMIT, state: 'failed' });
    expect(await review.comment('x', false, true)).toMatchObject({ posted: 'no' });
  });

  test('is sent again when its answer was lost', async () => {
    world.server.fail('POST statuses', 'lost');
    expect(await world.review().status('passed', 'x', undefined)).toEqual({ posted: 'created' });
  });
});

test.each([
  ['a personal token', 'test-token', `Basic ${Buffer.from(':test-token').toString('base64')}`],
  ['the token of a job', 'eyJhbGciOiJub25lIn0.eyJhIjoxfQ.x', 'Bearer eyJhbGciOiJub25lIn0.eyJhIjoxfQ.x'],
])('%s is sent as what it is', async (_what, token, header) => {
  const sent: (string | undefined)[] = [];
  const http = {
    send: async ({ authorization }: { authorization?: string }) => {
      sent.push(authorization);
      throw new Error('that is all');
    },
    permittedAddresses: async () => [],
    close: async () => undefined,
  };
  await world.review({ token, http }).status('passed', 'x', undefined);
  expect(new Set(sent)).toEqual(new Set([header]));
});
