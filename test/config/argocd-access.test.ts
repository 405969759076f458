import { describe, expect, test } from '@jest/globals';
import { readArgoCdAccess, serverUrl } from '../../src/config/argocd-access.ts';
import type { InputValues } from '../../src/config/command-line.ts';
import { InputError } from '../../src/errors.ts';
import { makeCertificate } from '../fakes/certificates.ts';

const SERVER = { 'argocd-server': 'https://argocd.example.com' };
const KUBECONFIG = `
apiVersion: v1
current-context: ci
clusters: [{name: home, cluster: {server: 'https://kube.example.com'}}]
contexts: [{name: ci, context: {cluster: home, user: robot}}]
users:
- name: robot
  user:
    token: kube-token
    client-key-data: ${Buffer.from('the-key').toString('base64')}
    exec: {command: aws, env: [{name: AWS_SECRET_ACCESS_KEY, value: env-secret}, {name: AWS_REGION, value: eu-west-1}]}
`;

async function read(values: InputValues, files: Record<string, string> = {}, withoutSecrets?: string) {
  const readFile = async ({ input, path }: { input: string; path: string }) => {
    const text = files[path];
    if (text === undefined) throw new InputError(`${input}: ${path} is not there`);
    return { path, text };
  };
  const { errors, ...rest } = await readArgoCdAccess(values, readFile, withoutSecrets);
  return { ...rest, errors: errors.map(({ message }) => message) };
}

describe('what is asked', () => {
  test('nothing is given: nothing is asked', async () => {
    expect(await read({})).toEqual({ access: undefined, secrets: [], errors: [], warnings: [] });
  });

  test('the API', async () => {
    expect(await read({ ...SERVER, 'argocd-token': ' abc.def \n' })).toEqual({
      access: { route: 'rest', url: 'https://argocd.example.com', token: 'abc.def', ca: undefined, insecure: false },
      secrets: ['abc.def'],
      errors: [],
      warnings: [],
    });
  });

  test('the token in a file', async () => {
    const { access } = await read({ ...SERVER, 'argocd-token-file': '/t' }, { '/t': 'abc\n' });
    expect(access).toMatchObject({ token: 'abc' });
  });

  test.each(['text', 'file'])('the authority as %s', async (form) => {
    const { certificate } = makeCertificate('Test Authority');
    const values = { ...SERVER, 'argocd-token': 'a', 'argocd-ca': form === 'text' ? certificate : '/ca.pem' };
    const { access, errors } = await read(values, { '/ca.pem': certificate });
    expect(errors).toEqual([]);
    expect(access).toMatchObject({ ca: expect.stringContaining('BEGIN CERTIFICATE') });
  });

  test.each([
    ['text', { 'argocd-kubeconfig': KUBECONFIG }, undefined],
    ['file', { 'argocd-kubeconfig-file': '/k' }, '/k'],
    ['path, as a CI host may have it', { 'argocd-kubeconfig': '/k' }, '/k'],
  ])('a kubeconfig as %s, whose secrets are known', async (_form, values, path) => {
    const { access, secrets, errors } = await read({ ...values, 'argocd-kube-context': 'ci' }, { '/k': KUBECONFIG });
    expect(errors).toEqual([]);
    expect(access).toEqual({ route: 'kubernetes', kubeconfig: { text: KUBECONFIG, path }, context: 'ci' });
    expect(secrets).toEqual(['kube-token', Buffer.from('the-key').toString('base64'), 'the-key', 'env-secret']);
  });

  test('without a check of the certificate, with a warning', async () => {
    const { access, warnings } = await read({ ...SERVER, 'argocd-token': 'a', 'argocd-insecure': true });
    expect(access).toMatchObject({ insecure: true });
    expect(warnings).toEqual([expect.stringContaining('argocd-insecure')]);
  });

  test('offline, with a warning', async () => {
    const values = { ...SERVER, 'argocd-token': 'a', offline: true };
    expect(await read(values)).toEqual({
      access: undefined,
      secrets: ['a'],
      errors: [],
      warnings: ['Argo CD is not asked: offline'],
    });
  });

  test('a host that keeps its secrets is no mistake', async () => {
    expect(await read(SERVER, {}, 'the pull request comes from a fork')).toEqual({
      access: undefined,
      secrets: [],
      errors: [],
      warnings: ['Argo CD is not asked: the pull request comes from a fork'],
    });
  });
});

describe('what is wrong', () => {
  test.each<[values: InputValues, errors: RegExp[]]>([
    [SERVER, [/^argocd-server is given without argocd-token$/]],
    [{ 'argocd-token': 'a' }, [/^argocd-token is given without argocd-server$/]],
    [{ 'argocd-ca': 'a', 'argocd-plain-text': true }, [/^argocd-ca is given without/, /^argocd-plain-text is given/]],
    [{ 'argocd-kube-context': 'a' }, [/^argocd-kube-context is given without argocd-kubeconfig$/]],
    [{ ...SERVER, 'argocd-token': 'a', 'argocd-kubeconfig': KUBECONFIG }, [/both given/]],
    [{ ...SERVER, 'argocd-token': 'two words' }, [/^argocd-token has characters that no token has$/]],
    [{ ...SERVER, 'argocd-token': ' ' }, [/^argocd-token is empty$/]],
    [
      { ...SERVER, 'argocd-token-file': '/none', 'argocd-ca': '/none' },
      [/token-file: \/none is/, /argocd-ca: \/none is/],
    ],
    [{ ...SERVER, 'argocd-token': 'a', 'argocd-ca': '-----BEGIN nonsense' }, [/^argocd-ca is no certificate in PEM$/]],
    [
      {
        ...SERVER,
        'argocd-token': 'a',
        'argocd-ca': makeCertificate('Test Authority').certificate,
        'argocd-insecure': true,
      },
      [/both given/],
    ],
    [{ 'argocd-kubeconfig': 'a: 1\nb: 2\n' }, [/^argocd-kubeconfig: what was given is no kubeconfig$/]],
    [{ 'argocd-kubeconfig': 'c2VjcmV0'.repeat(100) }, [/^argocd-kubeconfig: what was given is no kubeconfig$/]],
    [{ 'argocd-kubeconfig': '/none' }, [/^argocd-kubeconfig: \/none is not there$/]],
  ])('%j', async (values, errors) => {
    const found = await read(values);
    expect(found.access).toBeUndefined();
    expect(found.errors).toEqual(errors.map((each) => expect.stringMatching(each)));
    expect(found.errors.join()).not.toMatch(/two words|kube-token/);
  });
});

describe('the address', () => {
  test.each([
    ['argocd.example.com', false, 'https://argocd.example.com'],
    ['argocd.example.com:8443/', false, 'https://argocd.example.com:8443'],
    [' https://argocd.example.com/argo/cd/ ', false, 'https://argocd.example.com/argo/cd'],
    ['http://127.0.0.1:8080', true, 'http://127.0.0.1:8080'],
    ['127.0.0.1:8080', true, 'http://127.0.0.1:8080'],
    ['localhost:8080', false, 'https://localhost:8080'],
    ['[::1]:8080/argocd', true, 'http://[::1]:8080/argocd'],
  ])('%s', (written, plainText, url) => {
    expect(serverUrl(written, plainText)).toBe(url);
  });

  test.each([
    ['http://argocd.example.com', false, /is http, by which everybody/],
    ['https://argocd.example.com', true, /is https, and argocd-plain-text/],
    ['https://argocd.example.com/api/v1', false, /is a page of Argo CD/],
    ['https://argocd.example.com/applications/argocd/web', false, /is a page of Argo CD/],
    ['https://argocd.example.com?x=1', false, /is a page of Argo CD/],
    ['ftp://argocd.example.com', false, /is no URL/],
    ['https://', false, /is no URL/],
    ['argocd example', false, /is no URL/],
    ['https://admin:hunter2@argocd.example.com', false, /a user or a password/],
  ])('not %s', (written, plainText, says) => {
    expect(() => serverUrl(written, plainText)).toThrow(says);
    expect(() => serverUrl(written, plainText)).toThrow(InputError);
    expect(() => serverUrl(written, plainText)).not.toThrow(/hunter2/);
  });
});
