import { afterEach, describe, expect, test } from '@jest/globals';
import type { ReviewAnnotation } from '../../../src/ports/review.ts';
import type { GitHubServer } from '../../fakes/github-server.ts';
import { closeGitHubs, githubUnderTest, HEAD, NEWER } from './github-under-test.ts';

// Every request of every test is held against GitHub's own description
afterEach(async () => {
  expect(await closeGitHubs()).toEqual([]);
});

describe('the status', () => {
  test('is on the newest commit of the pull request, by its name', async () => {
    const { server, review } = await githubUnderTest();
    server.fail('POST statuses', 'lost');
    expect(await review({ statusName: 'gitops / review' }).status('failed', 'd', 'https://ci/1')).toMatchObject({
      posted: 'created',
    });
    expect(server.statuses.at(-1)).toEqual({
      sha: HEAD,
      state: 'failure',
      description: 'd',
      context: 'gitops / review',
      target_url: 'https://ci/1',
    });
  });

  test('of a commit without a pull request', async () => {
    const { server, review } = await githubUnderTest();
    const target = { kind: 'commit', headCommit: NEWER } as const;
    expect(await review({ target }).status('passed', 'd', undefined)).toMatchObject({ posted: 'created' });
    expect(server.statuses[0]?.sha).toBe(NEWER);
    expect(await review({ target }).comment('x', false, true)).toMatchObject({
      posted: 'no',
      reason: 'this run is for no pull request',
    });
  });
});

describe('the pull request of another run', () => {
  const after = { kind: 'after-run', headCommit: HEAD, head: 'acme:feature' } as const;

  test.each<[string, (server: GitHubServer) => void, number | string]>([
    ['is found by its commit', () => undefined, 1],
    [
      'is found by its branch',
      (server) =>
        void server.pulls.splice(
          0,
          9,
          ...[{ number: 4, headSha: HEAD, head: 'acme:feature', isHiddenFromCommits: true }],
        ),
      4,
    ],
    [
      'has moved on',
      (server) => void server.pulls.splice(0, 9, { number: 1, headSha: NEWER, head: 'acme:feature' }),
      'no open pull request',
    ],
    [
      'is closed',
      (server) =>
        void server.pulls.splice(
          0,
          9,
          ...[{ number: 1, headSha: HEAD, head: 'acme:feature', state: 'closed' as const }],
        ),
      'no open pull request',
    ],
    [
      'is another branch at another commit',
      (server) => void server.pulls.splice(0, 9, { number: 1, headSha: NEWER, head: 'acme:other' }),
      'no open pull request',
    ],
    [
      'is not the only one',
      (server) => void server.pulls.push({ number: 2, headSha: HEAD, head: 'acme:feature' }),
      'several pull requests',
    ],
  ])('%s', async (_name, prepare, expected) => {
    const { server, review } = await githubUnderTest();
    prepare(server);
    const posted = await review({ target: after }).comment('x', false, true);
    if (typeof expected === 'string')
      expect(posted).toMatchObject({ posted: 'no', reason: expect.stringContaining(expected) });
    else expect(server.comments.map(({ number }) => number)).toEqual([expected]);
  });
});

describe('the check run', () => {
  const annotations = (count: number): ReviewAnnotation[] =>
    Array.from({ length: count }, (_, index) => ({
      level: (['error', 'warning', 'info'] as const)[index % 3] ?? 'info',
      title: 't'.repeat(300),
      message: `m${index}`,
      file: 'a.yaml',
      line: index,
      column: 3,
    }));

  test.each([0, 1, 50, 51, 230])('has all of %d annotations, and is completed last', async (count) => {
    const { server, review } = await githubUnderTest();
    expect(await review().annotate?.('failed', 'title', 's', annotations(count))).toMatchObject({ posted: 'created' });
    expect(server.checkRuns).toHaveLength(1);
    const [run] = server.checkRuns;
    expect(run).toMatchObject({ name: 'Seatrial', head_sha: HEAD, status: 'completed', conclusion: 'failure' });
    expect(run?.annotations).toHaveLength(count);
    expect(run?.annotations.every(({ start_line: line }) => Number(line) > 0)).toBe(true);
    expect(server.requests.filter((each) => each.startsWith('PATCH'))).toHaveLength(Math.ceil(count / 50) + 1);
  });

  test.each([
    ['passed', 'success'],
    ['unknown', 'failure'],
  ] as const)('%s concludes with %s', async (state, conclusion) => {
    const { server, review } = await githubUnderTest();
    await review({ instance: 'eu' }).annotate?.(state, 'title', 's', []);
    expect(server.checkRuns[0]).toMatchObject({ name: 'Seatrial (eu)', conclusion });
  });

  test('whose answer is lost is not made twice', async () => {
    const { server, review } = await githubUnderTest();
    server.fail('POST check-runs', 'lost');
    expect(await review().annotate?.('passed', 'title', 's', annotations(1))).toMatchObject({ posted: 'created' });
    expect(server.checkRuns).toHaveLength(1);
  });

  test('annotations that are lost are not sent twice, and it is completed all the same', async () => {
    const { server, review } = await githubUnderTest();
    server.fail('PATCH check-runs', 'lost');
    expect(await review().annotate?.('failed', 'title', 's', annotations(60))).toMatchObject({ posted: 'no' });
    expect(server.checkRuns[0]).toMatchObject({ status: 'completed' });
    expect(server.checkRuns[0]?.annotations).toHaveLength(60);
  });
});
