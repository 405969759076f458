import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { makeCertificate } from '../fakes/certificates.ts';
import type { GitHubFault } from '../fakes/github-server.ts';
import { startLoopbackProxy } from '../fakes/loopback-proxy.ts';
import { GitHubWorld } from './github-world.ts';

jest.setTimeout(240_000);

let world: GitHubWorld;

beforeAll(async () => {
  world = await GitHubWorld.open();
});

beforeEach(() => world.forget());

afterAll(() => world.close());

const HTML = { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>Sign in</html>' };

test('what passes is waited for or asked again, and all is posted once', async () => {
  const { github } = world;
  github.fail('POST graphql', 'reset');
  github.fail('GET comments', { status: 503 }, 'reset');
  const limit = {
    status: 403,
    headers: { 'retry-after': '1' },
    body: '{"message":"You have exceeded a secondary rate limit"}',
  };
  github.fail('POST comments', limit, 'lost');
  github.fail('POST statuses', { status: 429, headers: { 'retry-after': '1' } }, { status: 502, body: '<html>' });
  github.fail('POST check-runs', { status: 500 });
  github.fail('GET pulls', { status: 403, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1' } });
  const ran = await world.run({ inputs: { status: 'gitops', 'check-run': 'true' } });
  expect(ran.stdout + ran.stderr).not.toMatch(/error:|warning:/);
  expect(ran.code).toBe(0);
  expect([github.comments.length, github.statuses.length, github.checkRuns.length]).toEqual([1, 1, 1]);
  expect(github.checkRuns[0]).toMatchObject({ status: 'completed', conclusion: 'success' });
});

describe('what does not pass is a warning, and in the summary: the verdict stays', () => {
  test.each<[string, string, GitHubFault[], string]>([
    ['401', 'GET comments', [{ status: 401, body: '{"message":"Bad credentials"}' }], '401, Bad credentials'],
    ['403', 'POST comments', [{ status: 403, body: '{"message":"Resource not accessible"}' }], 'pull-requests: write'],
    ['404', 'GET comments', [{ status: 404 }], '404'],
    ['410', 'GET comments', [{ status: 410 }], '410'],
    ['422', 'POST comments', [{ status: 422, body: '{"message":"Validation Failed"}' }], '422, Validation Failed'],
    ['an hour to wait', 'POST comments', [{ status: 429, headers: { 'retry-after': '3600' } }], '3600 s'],
    ['a server that stays broken', 'POST comments', [{ status: 500 }, { status: 500 }], '500'],
    ['connections that end', 'POST comments', ['reset', 'reset'], 'no answer'],
    ['the page of a proxy', 'GET comments', [HTML], 'not the API'],
  ])('%s', async (_what, where, faults, words) => {
    world.github.fail(where, ...faults);
    const ran = await world.run();
    expect(ran.code).toBe(0);
    expect(ran.outputs['verdict']).toBe('passed');
    expect(ran.annotations).toEqual([
      { level: 'warning', message: expect.stringContaining(words), properties: { title: 'Seatrial' } },
    ]);
    expect(ran.summary).toContain('No comment');
    expect(world.github.comments).toEqual([]);
  });
});

describe('GitHub Enterprise Server with its own authority, behind a proxy', () => {
  const authority = makeCertificate('authority of acme', { authority: true });
  const { certificate, key } = makeCertificate('github.example.com', {
    issuer: authority,
    hosts: ['github.example.com'],
  });

  test.each([
    ['that is known', true],
    ['that is not', false],
  ])('%s', async (_what, isKnown) => {
    const own = await GitHubWorld.open({ prefix: '/api/v3', tls: { certificate, key } });
    const proxy = await startLoopbackProxy({ portOf: () => Number(new URL(own.github.url).port) });
    const file = join(own.sandbox.folder, 'authority.pem');
    writeFileSync(file, authority.certificate);
    try {
      const ran = await own.run({
        environment: {
          GITHUB_API_URL: 'https://github.example.com/api/v3',
          HTTPS_PROXY: proxy.origin,
          ...(isKnown && { NODE_EXTRA_CA_CERTS: file }),
        },
      });
      expect(ran.code).toBe(0);
      expect(new Set(proxy.requests)).toEqual(new Set(['CONNECT github.example.com:443']));
      expect(own.github.comments).toHaveLength(isKnown ? 1 : 0);
      const warnings = ran.annotations.map(({ message }) => message);
      expect(warnings).toEqual(isKnown ? [] : [expect.stringContaining('NODE_EXTRA_CA_CERTS')]);
      if (isKnown) expect(own.github.requests).toContain('POST /api/graphql');
    } finally {
      await proxy.close();
      await own.close();
    }
  });
});
