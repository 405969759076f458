import { afterEach, describe, expect, test } from '@jest/globals';
import { UndeterminedError } from '../../../src/errors.ts';
import type { LoopbackRoute } from '../../fakes/loopback-server.ts';
import { type KubernetesUnderTest, kubernetesUnderTest } from './kubernetes-under-test.ts';

const WEB = 'GET /apis/argoproj.io/v1alpha1/namespaces/argocd/applications/web';
const JSON_TYPE = { 'content-type': 'application/json' };

function status(code: number, message: string): LoopbackRoute {
  return { status: code, headers: JSON_TYPE, body: JSON.stringify({ kind: 'Status', message, code }) };
}

const opened: KubernetesUnderTest[] = [];

afterEach(async () => {
  for (const each of opened.splice(0)) await each.dispose();
});

describe('no answer that can be used is never an answer', () => {
  test.each<[what: string, route: LoopbackRoute, says: RegExp, tries: number]>([
    ['401', status(401, 'Unauthorized'), /does not accept the credential \(401\).*new argocd-kubeconfig/, 1],
    ['409', status(409, 'conflict'), /answers 409: conflict/, 1],
    ['410', status(410, 'the continue parameter is too old'), /answers 410: .*too old.*again later/, 1],
    ['429', status(429, 'too many requests'), /answers 429: too many requests.*again later/, 4],
    ['500', status(500, 'etcd is away'), /answers 500: etcd is away/, 4],
    [
      'a page',
      { headers: { 'content-type': 'text/html' }, body: '<html>Sign in</html>' },
      /is not the Kubernetes API/,
      1,
    ],
    ['403 that is not the API', { status: 403, body: 'no' }, /is not the Kubernetes API \(status 403\)/, 1],
    ['no Argo CD', { status: 404, body: '404 page not found\n' }, /no Argo CD in this cluster/, 1],
    ['cut off JSON', { headers: JSON_TYPE, body: '{"metadata"' }, /ends in the middle, after 11 bytes/, 1],
    ['a reset', { fault: 'reset' }, /gave no answer.*4 times/, 4],
    ['a truncated answer', { headers: JSON_TYPE, body: '{}', fault: 'truncated' }, /gave no answer.*4 times/, 4],
  ])('%s', async (_what, route, says, tries) => {
    const { server, argoCd, web, ...rest } = await kubernetesUnderTest();
    opened.push({ server, argoCd, web, ...rest });
    server.answer(WEB, route);
    const error = await argoCd.application(web).catch((thrown: unknown) => thrown);
    if (!(error instanceof UndeterminedError)) throw new Error(`an answer: ${JSON.stringify(error)}`);
    expect(`${error.message} ${error.next}`).toMatch(says);
    expect(`${error.message} ${error.next}`).not.toContain('token-of-everybody');
    expect(server.requests).toHaveLength(tries);
  });
});

test.each<[what: string, route: LoopbackRoute, limits: object]>([
  ['silence', { fault: 'silence' }, { headers: 50 }],
  ['an answer without end', { headers: JSON_TYPE, body: '{', fault: 'stall' }, { idle: 50 }],
])('%s is no answer', async (_what, route, limits) => {
  const { server, argoCd, web, ...rest } = await kubernetesUnderTest({}, limits);
  opened.push({ server, argoCd, web, ...rest });
  server.answer(WEB, route);
  const error = await argoCd.application(web).catch((thrown: unknown) => thrown);
  if (!(error instanceof UndeterminedError)) throw new Error(`an answer: ${JSON.stringify(error)}`);
  expect(error.message).toMatch(/timed out/);
});

test('a slow answer is an answer', async () => {
  const { server, argoCd, web, ...rest } = await kubernetesUnderTest();
  opened.push({ server, argoCd, web, ...rest });
  const manifest = {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name: 'web', namespace: 'argocd' },
  };
  server.answer(WEB, { headers: JSON_TYPE, body: JSON.stringify(manifest), fault: 'trickle' });
  expect(await argoCd.application(web)).toMatchObject({ name: 'web' });
});

test('403 names what a Role has to permit, and is no answer', async () => {
  const { server, argoCd, web, ...rest } = await kubernetesUnderTest();
  opened.push({ server, argoCd, web, ...rest });
  server.answer(WEB, status(403, 'applications.argoproj.io "web" is forbidden'));
  expect(await argoCd.application(web)).toMatchObject({
    notTold: expect.any(String),
    help: expect.stringContaining('seatrial rbac'),
  });
});

test.each<[what: string, next: (asked: number) => string, says: RegExp, requests: number]>([
  ['that leads back', (asked) => `page-${asked % 3}`, /has no end: a page leads to one before it.*a proxy/, 4],
  ['of more pages than anybody has', (asked) => `page-${asked}`, /goes on behind 200 pages of 500.*a proxy/, 200],
])('a list %s is left', async (_what, next, says, requests) => {
  const { server, argoCd, web, ...rest } = await kubernetesUnderTest();
  opened.push({ server, argoCd, web, ...rest });
  server.answer('GET /apis/argoproj.io/v1alpha1/applications', () => ({
    headers: JSON_TYPE,
    body: JSON.stringify({ metadata: { continue: next(server.requests.length) }, items: [] }),
  }));
  const error = await argoCd.applications().catch((thrown: unknown) => thrown);
  if (!(error instanceof UndeterminedError)) throw new Error(`an answer: ${JSON.stringify(error)}`);
  expect(`${error.message} ${error.next}`).toMatch(says);
  expect(server.requests).toHaveLength(requests);
});
