import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { AzureDevOpsFault } from '../fakes/azure-devops-server.ts';
import { startAzureDevOpsServer } from '../fakes/azure-devops-server.ts';
import { makeCertificate } from '../fakes/certificates.ts';
import { startLoopbackProxy } from '../fakes/loopback-proxy.ts';
import { AzureWorld, TOKEN } from './azure-world.ts';

jest.setTimeout(240_000);

let world: AzureWorld;
let folder: string;

beforeAll(async () => {
  world = await AzureWorld.open();
  folder = await world.checkOut('refs/pull/change/merge');
});

afterEach(() => world.forget());
afterAll(() => world.close());

const HTML = { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>proxy</html>' };

test('what passes is waited for or asked again, and all is posted once', async () => {
  const { azure } = world;
  azure.fail('GET connectionData', 'reset', { status: 503 });
  azure.fail('GET threads', { status: 429, headers: { 'retry-after': '1' } });
  azure.fail('POST threads', { status: 429, headers: { 'retry-after': '1' } }, 'lost');
  azure.fail('POST statuses', { status: 500 });
  const ran = await world.run(folder, world.pullRequest('change'), { inputs: { status: 'review' } });
  expect(ran).toMatchObject({ code: 0, result: 'Succeeded' });
  expect([azure.threads.length, azure.statuses.length]).toEqual([1, 1]);
  azure.fail('PATCH comments', { status: 409 });
  const again = await world.run(await world.checkOut('refs/pull/broken/merge'), world.pullRequest('broken'));
  expect(again).toMatchObject({ code: 1, result: 'Failed' });
  expect(azure.threads).toMatchObject([{ status: 'active' }]);
});

describe('what does not pass is an issue, and on the page of the run: the verdict stays', () => {
  test.each<[string, string, AzureDevOpsFault[], string]>([
    ['401', 'GET connectionData', [{ status: 401, body: '' }], '401'],
    ['the page where people sign in', 'GET connectionData', ['sign-in'], 'sign in'],
    ['403', 'POST threads', [{ status: 403, body: '{"message":"TF401027"}' }], 'Contribute to pull requests'],
    ['404', 'GET threads', [{ status: 404 }], 'Protect access'],
    ['a conflict that stays', 'POST threads', [{ status: 409 }, { status: 409 }], '409'],
    ['a comment that is refused', 'POST threads', [{ status: 400, body: '{"message":"too long"}' }], 'too long'],
    ['an hour to wait', 'POST threads', [{ status: 429, headers: { 'retry-after': '3600' } }], '3600'],
    ['a server that stays broken', 'POST threads', [{ status: 500 }, { status: 500 }], '500'],
    ['connections that end', 'POST threads', ['reset', 'reset'], 'no answer'],
    ['the page of a proxy', 'GET threads', [HTML], 'not the API'],
    [
      'a server that is too old',
      'GET connectionData',
      [{ status: 400, body: '{"message":"6.0","typeKey":"VssVersionOutOfRangeException"}' }],
      'Server 2022',
    ],
  ])('%s', async (_what, where, faults, words) => {
    world.azure.fail(where, ...faults);
    const ran = await world.run(folder, world.pullRequest('change'));
    expect(ran).toMatchObject({ code: 0, result: 'SucceededWithIssues', outputs: { verdict: 'passed' } });
    const issues = ran.commands.filter(({ name }) => name === 'task.logissue');
    expect(issues).toEqual([expect.objectContaining({ data: expect.stringContaining(words) })]);
    expect(ran.summaries).toEqual([expect.stringContaining('No comment')]);
    expect(world.azure.threads).toEqual([]);
  });
});

describe('Azure DevOps Server with its own authority, behind a proxy', () => {
  const authority = makeCertificate('authority of acme', { authority: true });
  const { certificate, key } = makeCertificate('devops.example.com', {
    issuer: authority,
    hosts: ['devops.example.com'],
  });

  test.each([
    ['that the agent knows', true],
    ['that it does not', false],
  ])('%s', async (_what, isKnown) => {
    const server = await startAzureDevOpsServer(TOKEN, { certificate, key });
    const proxy = await startLoopbackProxy({ portOf: () => Number(new URL(server.collectionUrl).port) });
    const file = join(world.sandbox.folder, 'authority.pem');
    writeFileSync(file, authority.certificate);
    try {
      server.pullRequest.iterations = [{ id: 1, commit: world.ids['change'] as string }];
      const variables = {
        ...world.pullRequest('change'),
        'System.CollectionUri': 'https://devops.example.com/example/',
        'Agent.ProxyUrl': proxy.origin,
        'Agent.ProxyBypassList': '["127\\\\.0\\\\.0\\\\.1"]',
        ...(isKnown && { 'Agent.CAInfo': file }),
      };
      const ran = await world.run(folder, variables);
      expect(ran).toMatchObject({ code: 0, result: isKnown ? 'Succeeded' : 'SucceededWithIssues' });
      expect(ran.log.includes('NODE_EXTRA_CA_CERTS')).toBe(!isKnown);
      expect(new Set(proxy.requests)).toEqual(new Set(['CONNECT devops.example.com:443']));
      expect(server.threads).toHaveLength(isKnown ? 1 : 0);
      expect(server.problems).toEqual([]);
    } finally {
      await proxy.close();
      await server.close();
    }
  });
});
