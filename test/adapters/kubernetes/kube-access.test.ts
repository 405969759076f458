import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { kubeAccess } from '../../../src/adapters/kubernetes/kube-access.ts';
import { InputError, UndeterminedError } from '../../../src/errors.ts';
import { kubeconfig } from './kubernetes-under-test.ts';

const SERVER = 'https://kube.example.com:6443';
const folder = mkdtempSync(join(tmpdir(), 'seatrial-kubeconfig-'));
afterAll(() => rmSync(folder, { recursive: true }));

function open(text: string, context?: string) {
  return kubeAccess({ text, path: join(folder, 'config'), context });
}

function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return name;
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

/** A program that prints what it was told to, and ends. */
function plugin(script: string): object {
  return { exec: { apiVersion: 'client.authentication.k8s.io/v1', command: process.execPath, args: ['-e', script] } };
}

describe('what opens the API', () => {
  test.each<[what: string, user: object, cluster: object, credential: object]>([
    ['a token', { token: 'abc' }, {}, { authorization: 'Bearer abc', tls: {} }],
    ['a token in a file', { tokenFile: file('token', 'abc\n') }, {}, { authorization: 'Bearer abc' }],
    ['a password', { username: 'u', password: 'p' }, {}, { authorization: `Basic ${base64('u:p')}` }],
    [
      'a client certificate',
      { 'client-certificate-data': base64('CERT'), 'client-key-data': base64('KEY') },
      { 'certificate-authority-data': base64('CA') },
      { tls: { certificate: 'CERT', key: 'KEY', ca: 'CA' } },
    ],
    [
      'files beside the kubeconfig',
      { 'client-certificate': file('cert', 'CERT'), 'client-key': file('key', 'KEY') },
      { 'certificate-authority': file('ca', 'CA') },
      { tls: { certificate: 'CERT', key: 'KEY', ca: 'CA' } },
    ],
    [
      'no check of the certificate',
      { token: 'abc' },
      { 'insecure-skip-tls-verify': true },
      { tls: { insecure: true } },
    ],
    ['a proxy', { token: 'abc' }, { 'proxy-url': 'http://proxy:3128' }, { proxy: { url: 'http://proxy:3128' } }],
    ['another user', { token: 'abc', as: 'ci' }, {}, { headers: { 'Impersonate-User': 'ci' } }],
    [
      'another user, and nothing more of it',
      { token: 'abc', as: 'ci', 'as-groups': [], 'as-uid': '', 'as-user-extra': {} },
      {},
      { headers: { 'Impersonate-User': 'ci' } },
    ],
    [
      'a program',
      plugin('process.stdout.write(JSON.stringify({status: {token: "from-" + "plugin"}}))'),
      {},
      { authorization: 'Bearer from-plugin' },
    ],
  ])('%s', async (_what, user, cluster, credential) => {
    const access = open(kubeconfig(SERVER, user, cluster));
    expect(access.server).toBe(SERVER);
    expect(await access.credential()).toMatchObject(credential);
  });

  test('a program is started once, and only when something is asked', async () => {
    const count = join(folder, 'count');
    const script = `require('fs').appendFileSync(${JSON.stringify(count)}, 'x'); console.log('{"status": {"token": "a"}}')`;
    const access = open(kubeconfig(SERVER, plugin(script)));
    expect(() => rmSync(count)).toThrow();
    await Promise.all([access.credential(), access.credential()]);
    await access.credential();
    expect((await import('node:fs')).readFileSync(count, 'utf8')).toBe('x');
  });
});

describe('a program that gives no credential', () => {
  test.each([
    ['fails', 'console.log("a-secret"); console.error("a-secret"); process.exit(1)'],
    ['prints something else', 'console.log("a-secret")'],
  ])('%s: nothing that it printed is shown', async (_what, script) => {
    const error = await open(kubeconfig(SERVER, plugin(script)))
      .credential()
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UndeterminedError);
    expect(JSON.stringify([error, String(error)])).not.toContain('a-secret');
    expect(String(error)).toContain('gave none');
  });

  test('is not there', async () => {
    const access = open(kubeconfig(SERVER, { exec: { command: 'no-such-program-here' } }));
    await expect(access.credential()).rejects.toThrow(/"no-such-program-here".*is not on this machine/);
  });
});

describe('what cannot be used', () => {
  const robot = { token: 'abc' };
  test.each<[text: string, context: string | undefined, says: RegExp]>([
    [kubeconfig(SERVER, robot), 'other', /the context other is not in it/],
    [
      kubeconfig(SERVER, robot).replace('"current-context":"ci"', '"current-context":""'),
      undefined,
      /no current context/,
    ],
    [kubeconfig(SERVER, robot).replace('"user":"robot"', '"user":"nobody"'), undefined, /a user that is not there/],
    [
      kubeconfig(SERVER, robot).replace('"cluster":"home"', '"cluster":"gone"'),
      undefined,
      /a cluster that is not there/,
    ],
    [kubeconfig(SERVER, { 'auth-provider': { name: 'oidc' } }), undefined, /auth-provider/],
    [kubeconfig(SERVER, robot, { 'tls-server-name': 'a' }), undefined, /tls-server-name/],
    [kubeconfig(SERVER, robot, { 'proxy-url': 'socks5://a' }), undefined, /SOCKS/],
    [kubeconfig(SERVER, { ...robot, as: 'ci', 'as-groups': ['readers'] }), undefined, /as-groups, which is not supp/],
    [kubeconfig(SERVER, { ...robot, as: 'ci', 'as-uid': '7' }), undefined, /as-uid, which is not supported/],
    [kubeconfig(SERVER, { ...robot, as: 'ci', 'as-user-extra': { a: ['b'] } }), undefined, /as-user-extra, which/],
    [kubeconfig('kube.example.com', robot), undefined, /no plain URL/],
    [kubeconfig(SERVER, { tokenFile: 'none' }), undefined, /none, which it names, is not there/],
    [kubeconfig(SERVER, robot, { 'certificate-authority': 'none' }), undefined, /none, which it names, is not there/],
  ])('%#: %s', (text, context, says) => {
    expect(() => open(text, context)).toThrow(InputError);
    expect(() => open(text, context)).toThrow(says);
    expect(() => open(text, context)).not.toThrow(/abc/);
  });
});

describe('what must never be shown is told, once, before it is used', () => {
  test.each<[what: string, user: object, secrets: string[]]>([
    ['a token in a file', { tokenFile: file('hidden-token', 'abc\n') }, ['abc']],
    ['a key in a file', { 'client-certificate': file('c', 'CERT'), 'client-key': file('k', 'KEY') }, ['KEY']],
    ['a password', { username: 'u', password: 'p' }, [base64('u:p')]],
    ['a program', plugin('process.stdout.write(JSON.stringify({status: {token: "from-plugin"}}))'), ['from-plugin']],
  ])('%s', async (_what, user, secrets) => {
    const told: string[] = [];
    const hide = (those: readonly string[]) => void told.push(...those);
    const text = kubeconfig(SERVER, user);
    const access = kubeAccess({ text, path: join(folder, 'config'), context: undefined, hide });
    await access.credential();
    await access.credential();
    expect(told).toEqual(secrets);
  });
});
