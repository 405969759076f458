import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import { type LoopbackServer, startLoopbackServer } from '../fakes/loopback-server.ts';
import { AzureWorld } from './azure-world.ts';

jest.setTimeout(120_000);

const ID = '0f9c3d52-6a1e-4b0e-8a51-3c6d8e7f9a10';
const TOKEN = 'the-token-of-argocd';
let world: AzureWorld;
let argocd: LoopbackServer;

beforeAll(async () => {
  world = await AzureWorld.open();
  // It knows nobody: what matters is who it was asked by
  argocd = await startLoopbackServer({ fallback: (_request, response) => response.writeHead(401).end('{}') });
});

afterEach(() => world.forget());

afterAll(async () => {
  await argocd.close();
  await world.close();
});

test('a generic service connection opens Argo CD, and its token is shown nowhere', async () => {
  const folder = await world.checkOut('refs/pull/change/merge');
  const ran = await world.run(folder, world.pullRequest('change'), {
    inputs: { argocdConnection: ID, argocdPlainText: 'true' },
    connections: { [ID]: { url: `${argocd.origin}/`, authorization: { username: '', password: TOKEN } } },
  });
  expect(argocd.requests.length).toBeGreaterThan(0);
  expect(new Set(argocd.requests.map(({ headers }) => headers['authorization']))).toEqual(new Set([`Bearer ${TOKEN}`]));
  expect(ran.commands).toContainEqual({ name: 'task.setsecret', properties: {}, data: TOKEN });
  const shown = ran.log.split('\n').filter((line) => line.includes(TOKEN));
  expect(shown).toEqual(shown.filter((line) => line.startsWith('##vso[task.setsecret]')));
});

test('what is wrong with one is bad input, told with all other', async () => {
  const folder = await world.checkOut('refs/pull/change/merge');
  const ran = await world.run(folder, world.pullRequest('change'), {
    inputs: { argocdConnection: ID, argocdToken: 'another', maxLines: 'many' },
    connections: { [ID]: { url: argocd.origin, authorization: { password: TOKEN } } },
  });
  expect(ran).toMatchObject({ code: 2, result: 'Failed' });
  const errors = ran.commands.filter(({ name }) => name === 'task.logissue').map(({ data }) => data);
  expect(errors.join('\n')).toContain('argocd-connection and argocd-token are both given');
  expect(errors.join('\n')).toContain('max-lines');
});

test('one of Kubernetes is a kubeconfig, and its token is shown nowhere', async () => {
  const folder = await world.checkOut('refs/pull/change/merge');
  const apiToken = Buffer.from(TOKEN).toString('base64');
  const ran = await world.run(folder, world.pullRequest('change'), {
    inputs: { argocdKubernetesConnection: ID },
    connections: {
      [ID]: {
        url: argocd.origin,
        authorization: { apiToken, serviceAccountCertificate: '' },
        data: { authorizationType: 'ServiceAccount' },
      },
    },
  });
  expect(ran.log).not.toContain('is no kubeconfig');
  for (const secret of [TOKEN, apiToken]) {
    expect(ran.commands).toContainEqual({ name: 'task.setsecret', properties: {}, data: secret });
    const shown = ran.log.split('\n').filter((line) => line.includes(secret));
    expect(shown).toEqual(shown.filter((line) => line.startsWith('##vso[task.setsecret]')));
  }
});
