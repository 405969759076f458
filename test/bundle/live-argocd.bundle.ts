import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { kubeconfig } from '../adapters/kubernetes/kubernetes-under-test.ts';
import { type ArgoCdServer, startArgoCdServer } from '../fakes/argocd-server.ts';
import { makeCertificate } from '../fakes/certificates.ts';
import { startKubernetesServer } from '../fakes/kubernetes-server.ts';
import { FLEET } from '../fakes/live-fleet.ts';
import type { LoopbackServer } from '../fakes/loopback-server.ts';
import { applicationOf, changedLines, World } from './world.ts';

jest.setTimeout(120_000);

const TOKEN = 'the-token-of-argocd';
const ORIGIN = 'https://git.example.com/shop.git';
const OWN = makeCertificate('argocd', { hosts: ['127.0.0.1'] });
const config = (value: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web, namespace: shop}\ndata: {a: "${value}"}\n`;

let world: World;
let argoCd: ArgoCdServer;
let kubernetes: LoopbackServer;
let clone: string;
let flags: string[];
/** The proxy of the world leads to its own hosts. */
const DIRECT = { NO_PROXY: '127.0.0.1' };
const written: string[] = [];

beforeAll(async () => {
  world = await World.open();
  argoCd = await startArgoCdServer({ rootPath: '/argocd', tokens: { [TOKEN]: '*' }, applications: FLEET, tls: OWN });
  kubernetes = await startKubernetesServer({ tokens: { [TOKEN]: '*' }, applications: FLEET });
  clone = world.newClone(ORIGIN, { 'web/c.yaml': config('1') }, { 'web/c.yaml': config('3') });
  flags = ['--repo', clone, '--base', 'main', '--target-branch', 'main', '--applications', 'argocd'];
  writeFileSync(join(world.sandbox.folder, 'token'), `${TOKEN}\n`);
  writeFileSync(join(world.sandbox.folder, 'ca.pem'), OWN.certificate);
});

afterAll(async () => {
  expect(written.join('\n')).not.toContain(TOKEN);
  expect(argoCd.problems).toEqual([]);
  await argoCd.close();
  await kubernetes.close();
  await world.dispose();
});

function api(...more: string[]): string[] {
  const file = (name: string) => join(world.sandbox.folder, name);
  return ['--argocd-server', argoCd.url, '--argocd-token-file', file('token'), '--argocd-ca', file('ca.pem'), ...more];
}

test('Applications that only Argo CD has are reviewed with its settings, and with what had drifted', async () => {
  const { run, report } = await world.report([...flags, ...api()], DIRECT);
  written.push(run.stdout, run.stderr);
  // Of one that Argo CD leaves alone, nobody knows
  expect(run.code).toBe(3);
  expect(report.notChecked.map(({ what }) => what)).toEqual([expect.stringContaining('skipped')]);
  expect(changedLines(applicationOf(report, 'web'))).toEqual({ 'ConfigMap web': ['- a: "1"', '+ a: "3"'] });
  expect(applicationOf(report, 'web').drift).toMatchObject({
    sync: 'OutOfSync',
    url: `${argoCd.url}/applications/argocd/web`,
  });
  const given = report.settings.map(({ name, value, from }) => `${name} ${value} (${from})`);
  expect(given).toContain('argocd-version 3.6 (the server, 3.6.1)');
  expect(given).toContain('kube-version of in-cluster or https://kubernetes.default.svc 1.34.2 (the server)');
});

test('the Application resources tell the same Applications', async () => {
  const path = join(world.sandbox.folder, 'kubeconfig');
  writeFileSync(path, kubeconfig(kubernetes.origin, { token: TOKEN }));
  const { run, report } = await world.report([...flags, '--argocd-kubeconfig-file', path], DIRECT);
  written.push(run.stdout, run.stderr);
  expect(report.applications.map(({ name }) => name)).toEqual(['skipped', 'web', 'cart']);
});

test.each([
  ['a certificate that is not trusted', (all: string[]) => all.slice(0, 4), /self-signed.*argocd-ca/s],
  ['another root path', (all: string[]) => all.map((each) => each.replace('/argocd', '')), /root path, not the API/],
])('%s: nobody knows', async (_what, changed, says) => {
  const run = await world.run(['check', ...flags, ...changed(api())], DIRECT);
  written.push(run.stdout, run.stderr);
  expect(run.code).toBe(3);
  expect(run.stdout.replace(/\s+/g, ' ')).toMatch(says);
});

test('clusters are written to the file that is there', async () => {
  const file = join(clone, '.seatrial.yaml');
  writeFileSync(file, '# ours\npolicy: {fail-on: warning}\n');
  const run = await world.run(['clusters', 'export', ...api('--output', file)], DIRECT);
  written.push(run.stdout, run.stderr);
  expect(run).toMatchObject({ code: 0, stderr: '' });
  expect(readFileSync(file, 'utf8')).toBe(`# ours\npolicy: {fail-on: warning}\n${run.stdout}`);
  expect(run.stdout).toContain('kubeVersion: 1.34.2');
});

test('rbac asks nobody', async () => {
  const run = await world.run(['rbac', '--project', 'shop']);
  expect(run).toMatchObject({ code: 0, stderr: '' });
  expect(run.stdout).toContain('p, proj:shop:seatrial-read, applications, get, shop/*, allow');
});
